package io.github.foldwise.studies.parity;

import io.github.foldwise.cli.Foldwise;
import io.github.foldwise.datasets.FashionMnist;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.studies.FashionMnistExperiment;

/**
 * The notebook's network on the sample that ships with Foldwise: five folds, five epochs. Its
 * {@code trials.csv} is one half of the comparison with Keras in {@code docs/parity.md}.
 */
public final class ParityExperiment {
  private static final Experiment EXPERIMENT =
      FashionMnistExperiment.EXPERIMENT
          .data(FashionMnist.sample())
          .preset("parity", experiment -> experiment.with(FashionMnistExperiment.EPOCHS, 5));

  private ParityExperiment() {}

  /** {@code run --preset parity --out target/parity}. */
  public static void main(String[] args) {
    System.exit(Foldwise.run(args, EXPERIMENT));
  }
}
