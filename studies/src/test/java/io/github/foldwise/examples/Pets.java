package io.github.foldwise.examples;

// README begins
import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;

import io.github.foldwise.cli.Foldwise;
import io.github.foldwise.datasets.ImageFolder;
import io.github.foldwise.experiment.Experiment;
import java.nio.file.Path;

/** Cats and dogs: {@code pets/cat/a.png}, {@code pets/dog/b.png}, all of one size. */
public final class Pets {
  static final Experiment EXPERIMENT =
      Experiment.named("pets")
          .data(ImageFolder.of(Path.of("pets")))
          .model(conv(16, 3).relu().pool(2).flatten().dense(32).relu().classify(2))
          .training(adam(1e-3).epochs(5))
          .folds(kFold(5).shuffled(42));

  public static void main(String[] args) {
    System.exit(Foldwise.run(args, EXPERIMENT));
  }
}
// README ends
