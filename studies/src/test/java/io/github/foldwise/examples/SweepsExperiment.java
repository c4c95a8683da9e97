package io.github.foldwise.examples;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.sweep.Grid.grid;
import static io.github.foldwise.sweep.RandomSearch.random;
import static io.github.foldwise.training.Training.adam;

import io.github.foldwise.datasets.FashionMnist;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Pruning;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.sweep.Params;
import io.github.foldwise.sweep.Variant;
import java.util.List;

/** Every way to sweep, as docs show it. */
final class SweepsExperiment {
  static final Param<Integer> KERNEL = Param.of("kernel", 3);
  static final Param<Integer> UNITS = Param.of("units", 64);
  static final Param<Double> DROPOUT = Param.of("dropout", 0.5);
  static final Param<Boolean> BATCH_NORM = Param.of("batch_norm", true);
  static final Param<Integer> EPOCHS = Param.of("epochs", 4);
  static final Param<Integer> BATCH = Param.of("batch", 32);
  static final Param<Double> RATE = Param.of("rate", 1e-3);

  static final Experiment GARMENTS =
      Experiment.named("garments")
          .data(FashionMnist.sample())
          .model(SweepsExperiment::model)
          .training(p -> adam(p.get(RATE)).epochs(p.get(EPOCHS)).batch(p.get(BATCH)))
          .folds(kFold(5).shuffled(42));

  private SweepsExperiment() {}

  static Experiment swept() {
    // README begins
    Experiment swept =
        GARMENTS
            .ablate("sizes", grid(KERNEL, 3, 5).by(UNITS, 32, 128))
            .ablate("parts", Variant.without("batch norm", BATCH_NORM.to(false)))
            .ablateAround(EPOCHS, epochs -> List.of(epochs / 2, epochs, epochs * 2))
            .ablate("noise floor", Variant.BASELINE.withNextSeed())
            .search(
                "search",
                random(20).linear(DROPOUT, 0.1, 0.7).log(RATE, 1e-4, 1e-2).choice(BATCH, 16, 32))
            .repeats(3)
            .prune(Pruning.median());
    // README ends
    return swept;
  }

  private static ModelSpec model(Params p) {
    var maps = conv(16, p.get(KERNEL)).relu();
    return (p.get(BATCH_NORM) ? maps.bn() : maps)
        .pool(2)
        .flatten()
        .dense(p.get(UNITS))
        .relu()
        .dropout(p.get(DROPOUT))
        .classify(10);
  }
}
