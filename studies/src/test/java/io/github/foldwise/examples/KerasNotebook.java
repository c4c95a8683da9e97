package io.github.foldwise.examples;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.schedule.Schedules.exponentialDecay;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.sweep.Grid.grid;
import static io.github.foldwise.training.Loss.sparseCrossEntropy;
import static io.github.foldwise.training.Training.adam;

import io.github.foldwise.data.DataSource;
import io.github.foldwise.datasets.FashionMnist;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.model.FeatureMaps;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.training.Training;

/** The notebook's cells, as docs/from-keras.md shows them. */
final class KerasNotebook {
  static final Param<Integer> KERNEL_1 = Param.of("kernel_1", 3);
  static final Param<Integer> KERNEL_2 = Param.of("kernel_2", 3);
  static final Param<Double> DROPOUT = Param.of("dropout", 0.6);
  static final Param<Integer> EPOCHS = Param.of("epochs", 20);
  static final Param<Integer> BATCH = Param.of("batch", 16);

  private KerasNotebook() {}

  static Experiment notebook() {
    ModelSpec model = NotebookModel.model();
    // README begins
    DataSource data = FashionMnist.standard();
    // README ends
    // README begins
    Training training =
        adam(exponentialDecay(5e-4, 10_000, 0.98)).loss(sparseCrossEntropy()).epochs(20).batch(16);
    // README ends
    // README begins
    Experiment notebook =
        Experiment.named("notebook")
            .data(data)
            .model(model)
            .training(training)
            .folds(kFold(5).shuffled(42))
            .testEachTrial();
    // README ends
    return notebook;
  }

  static Experiment tables() {
    // README begins
    Experiment tables =
        Experiment.named("notebook-tables")
            .data(FashionMnist.standard())
            .model(
                p -> {
                  FeatureMaps first = conv(64, p.get(KERNEL_1)).relu().bn().pool(2);
                  FeatureMaps second = first.conv(128, p.get(KERNEL_2)).relu().bn().pool(2);
                  return second.flatten().dense(128).relu().dropout(p.get(DROPOUT)).classify(10);
                })
            .training(p -> adam(5e-4).epochs(p.get(EPOCHS)).batch(p.get(BATCH)))
            .folds(kFold(5).shuffled(42))
            .ablate(EPOCHS, 10, 15, 20, 25, 30)
            .ablate(BATCH, 16, 32, 64, 128, 256)
            .ablate("kernel sizes", grid(KERNEL_1, 3, 5).by(KERNEL_2, 3, 5))
            .ablate(DROPOUT, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
    // README ends
    return tables;
  }
}
