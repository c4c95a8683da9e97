package io.github.foldwise.trial;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Training;
import java.util.Optional;

/**
 * Everything that decides the outcome of one trial.
 *
 * @param model what is trained
 * @param training how
 * @param data images that {@code trainingRows} and {@code validationRows} count
 * @param trainingRows rows to learn from; the last of them may be validated on instead, where the
 *     training says so
 * @param validationRows rows that the fold holds out; may be empty. They are judged at the end, and
 *     after each epoch too unless the training validates on other rows
 * @param test images to look at, where the experiment asks for it
 * @param testedEachEpoch whether they are looked at after each epoch; otherwise once, when training
 *     has ended
 * @param seed of everything random: initial weights, order, dropout
 */
public record TrialTask(
    CheckedModel model,
    Training training,
    ImageData data,
    Rows trainingRows,
    Rows validationRows,
    Optional<ImageData> test,
    boolean testedEachEpoch,
    long seed) {

  /** A task whose test images, where it has any, are looked at after each epoch. */
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
