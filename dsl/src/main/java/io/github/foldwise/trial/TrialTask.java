package io.github.foldwise.trial;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Training;
import java.util.Optional;

/**
 * Everything that decides the outcome of one trial.
 *
 * @param data images that {@code trainingRows} and {@code validationRows} refer to
 * @param trainingRows rows to train on; the training may set the last of them aside for validation
 * @param validationRows rows that the fold holds out; may be empty. They are evaluated at the end,
 *     and after each epoch unless the training validates on other rows
 * @param testedEachEpoch whether they are evaluated after each epoch; otherwise once, after
 *     training
 * @param seed seed of everything random: initial weights, order, dropout
 * @param keepsProbabilities whether the evaluations of the trained model shall hold the {@linkplain
 *     Evaluation#probabilities() probabilities of all classes}; it changes no other figure
 */
public record TrialTask(
    CheckedModel model,
    Training training,
    ImageData data,
    Rows trainingRows,
    Rows validationRows,
    Optional<ImageData> test,
    boolean testedEachEpoch,
    long seed,
    boolean keepsProbabilities) {
  public TrialTask {
    requireNonNull(model, "model");
    requireNonNull(training, "training");
    requireNonNull(data, "data");
    requireNonNull(trainingRows, "trainingRows");
    requireNonNull(validationRows, "validationRows");
    requireNonNull(test, "test");
  }

  /** A task whose evaluations need not hold the probabilities of all classes. */
  public TrialTask(
      CheckedModel model,
      Training training,
      ImageData data,
      Rows trainingRows,
      Rows validationRows,
      Optional<ImageData> test,
      boolean testedEachEpoch,
      long seed) {
    this(model, training, data, trainingRows, validationRows, test, testedEachEpoch, seed, false);
  }

  /** The same, and its test images, if any, are evaluated after each epoch. */
  public TrialTask(
      CheckedModel model,
      Training training,
      ImageData data,
      Rows trainingRows,
      Rows validationRows,
      Optional<ImageData> test,
      long seed) {
    this(model, training, data, trainingRows, validationRows, test, true, seed);
  }
}
