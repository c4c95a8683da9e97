package io.github.foldwise.studies.parity;

import io.github.foldwise.cli.Foldwise;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.schedule.Schedules;
import io.github.foldwise.studies.FashionMnistExperiment;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.training.Precision;
import io.github.foldwise.training.Training;

/**
 * The notebook's network with products in bfloat16 beside float32: the same folds, seeds and
 * batches. Its {@code trials.csv} is a table of {@code docs/parity.md}.
 */
public final class PrecisionExperiment {
  private static final Param<Precision> PRECISION =
      Param.of("precision", Precision.FLOAT32).describedAs("precision of products with kernels");

  private static final Experiment EXPERIMENT =
      FashionMnistExperiment.EXPERIMENT
          .training(
              p ->
                  Training.adam(
                          Schedules.exponentialDecay(
                              p.get(FashionMnistExperiment.LEARNING_RATE), 10_000, 0.98))
                      .epochs(p.get(FashionMnistExperiment.EPOCHS))
                      .batch(p.get(FashionMnistExperiment.BATCH))
                      .evaluationBatch(250)
                      .precision(p.get(PRECISION)))
          .preset(
              "precision",
              experiment ->
                  experiment
                      .with(FashionMnistExperiment.EPOCHS, 5)
                      .ablate(PRECISION, Precision.MIXED_BFLOAT16));

  private PrecisionExperiment() {}

  /** {@code run --preset precision --limit 12000 --out target/precision}. */
  public static void main(String[] args) {
    System.exit(Foldwise.run(args, EXPERIMENT));
  }
}
