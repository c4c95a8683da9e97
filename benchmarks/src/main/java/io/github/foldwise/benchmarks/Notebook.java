package io.github.foldwise.benchmarks;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.schedule.Schedules.exponentialDecay;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;

import io.github.foldwise.data.DataSource;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.split.KFold;
import io.github.foldwise.training.Training;

/**
 * The measured work: the network of a Keras notebook of 2025, with all its penalties, in 5-fold
 * cross-validation on Fashion-MNIST.
 */
public final class Notebook {
  /** Multiplications and additions per image and training step, in millions. */
  public static final double MEGAFLOP_PER_SAMPLE = 93;

  /** Scikit-learn's {@code KFold(5, shuffle=True, random_state=42)}. */
  public static final KFold FOLDS = kFold(5).shuffled(42);

  /** How many images {@link #trained} trains on, in 20 steps. */
  static final int TRAINED_ROWS = 20 * 16;

  private Notebook() {}

  /** 879,498 parameters on 28×28×1 images. */
  public static ModelSpec model() {
    return conv(64, 3)
        .relu()
        .l1l2(1e-5, 1e-4)
        .biasL1(1e-5)
        .activityL2(1e-4)
        .bn()
        .pool(2)
        .conv(128, 3)
        .relu()
        .l1l2(1e-5, 1e-4)
        .biasL1(1e-5)
        .activityL2(1e-4)
        .bn()
        .pool(2)
        .flatten()
        .dense(128)
        .relu()
        .l1l2(1e-5, 1e-4)
        .biasL1(1e-5)
        .activityL2(1e-4)
        .dropout(0.6)
        .classify(10);
  }

  /** One epoch; held-out rows are evaluated in large batches, which does not change the scores. */
  public static Training training(int batch) {
    return adam(exponentialDecay(5e-4, 10_000, 0.98)).epochs(1).batch(batch).evaluationBatch(250);
  }

  /**
   * The network after its first steps. With initial weights, TensorFlow would leave out of a graph
   * of constants what does nothing, such as to add biases of 0.
   */
  public static TrainedModel trained(CompiledModel compiled, ImageData images) {
    return compiled.train(images.limit(TRAINED_ROWS), 42);
  }

  /** The experiment as a user declares it. */
  public static Experiment experiment(DataSource data, Training training) {
    return Experiment.named("notebook")
        .data(data)
        .model(p -> model())
        .training(p -> training)
        .folds(p -> FOLDS)
        .seed(1);
  }
}
