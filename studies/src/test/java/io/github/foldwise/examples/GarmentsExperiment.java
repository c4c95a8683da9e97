package io.github.foldwise.examples;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;

import io.github.foldwise.datasets.FashionMnist;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.sweep.Param;

/** An experiment, as docs show it. */
final class GarmentsExperiment {
  // README begins
  static final Param<Integer> UNITS = Param.of("units", 64);
  static final Param<Integer> BATCH = Param.of("batch", 32);

  static final Experiment EXPERIMENT =
      Experiment.named("garments")
          .data(FashionMnist.sample())
          .model(p -> conv(16, 3).relu().pool(2).flatten().dense(p.get(UNITS)).relu().classify(10))
          .training(p -> adam(1e-3).epochs(3).batch(p.get(BATCH)))
          .folds(kFold(5).shuffled(42))
          .ablate(UNITS, 16, 64, 256)
          .ablate(BATCH, 16, 32, 64);

  // README ends

  private GarmentsExperiment() {}
}
