package io.github.foldwise.examples;

// README begins
import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;

import io.github.foldwise.cli.Foldwise;
import io.github.foldwise.datasets.FashionMnist;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.sweep.Param;

/** How many units does the dense layer need, and how much dropout? */
public final class Garments {
  static final Param<Integer> UNITS = Param.of("units", 64);
  static final Param<Double> DROPOUT = Param.of("dropout", 0.3);

  static final Experiment EXPERIMENT =
      Experiment.named("garments")
          .data(FashionMnist.sample())
          .model(
              p ->
                  conv(16, 3)
                      .relu()
                      .pool(2)
                      .flatten()
                      .dense(p.get(UNITS))
                      .relu()
                      .dropout(p.get(DROPOUT))
                      .classify(10))
          .training(adam(1e-3).epochs(10).batch(32))
          .folds(kFold(5).shuffled(42))
          .ablate(UNITS, 16, 64, 256)
          .ablate(DROPOUT, 0, 0.3, 0.6);

  public static void main(String[] args) {
    System.exit(Foldwise.run(args, EXPERIMENT));
  }
}
// README ends
