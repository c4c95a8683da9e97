package io.github.foldwise.cli.command;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;

import io.github.foldwise.cli.Foldwise;
import io.github.foldwise.datasets.FashionMnist;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.sweep.Param;

/**
 * Real training on a few shipped images, with all state that a checkpoint must hold: an optimizer's
 * slots, moving statistics, dropout, and a training whose shorter prefix is a variant too.
 */
final class GarmentsMain {
  private static final Param<Double> DROPOUT = Param.of("dropout", 0.5);
  private static final Param<Integer> EPOCHS = Param.of("epochs", 2);

  static final Experiment EXPERIMENT =
      Experiment.named("garments")
          .data(FashionMnist.sample())
          .model(
              p ->
                  conv(4, 3)
                      .relu()
                      .l1l2(1e-5, 1e-4)
                      .bn()
                      .pool(2)
                      .flatten()
                      .dense(16)
                      .relu()
                      .dropout(p.get(DROPOUT))
                      .classify(10))
          .training(p -> adam(1e-3).epochs(p.get(EPOCHS)).batch(16))
          .folds(p -> kFold(2).shuffled(42))
          .seed(7)
          .testEachTrial()
          .ablate(EPOCHS, 2, 4)
          .ablate(DROPOUT, 0.0, 0.5);

  private GarmentsMain() {}

  public static void main(String[] args) {
    System.exit(Foldwise.run(args, EXPERIMENT));
  }
}
