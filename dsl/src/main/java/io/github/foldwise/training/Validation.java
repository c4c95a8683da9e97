package io.github.foldwise.training;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.split.Rows;

/**
 * The rows evaluated after each epoch. They give the {@code val_} metrics that early stopping and
 * learning rate reduction follow.
 *
 * <p>Cross-validation always evaluates the fold's held-out rows after training. With a share or
 * with given images, nothing evaluates them during training.
 */
public sealed interface Validation
    permits Validation.ByFold, Validation.LastShare, LastOfEachClass, GivenImages {
  /** Number of rows to train on, out of {@code trainingRows}. */
  default int rowsTrainedOn(int trainingRows) {
    return trainingRows;
  }

  /** The training rows, those to hold out last. */
  default Rows ordered(Rows trainingRows, ImageData data) {
    return trainingRows;
  }

  /** The rows to train on, in the order of {@code trainingRows}. */
  default Rows trainedOn(Rows trainingRows, ImageData data) {
    return ordered(trainingRows, data).part(0, rowsTrainedOn(trainingRows.size()));
  }

  /** The training rows held out for validation; empty without a share. */
  default Rows heldOut(Rows trainingRows, ImageData data) {
    int rows = trainingRows.size();
    return ordered(trainingRows, data).part(rowsTrainedOn(rows), rows);
  }

  /** The rows that the fold holds out: the default. */
  record ByFold() implements Validation {}

  /**
   * The last training rows, held out before shuffling: Keras's {@code validation_split}. The first
   * {@code ⌊n · (1 − share)⌋} of n rows are trained on.
   *
   * @param share in (0,1)
   */
  record LastShare(double share) implements Validation {
    @Override
    public int rowsTrainedOn(int trainingRows) {
      return (int) Math.floor(trainingRows * (1.0 - share));
    }
  }
}
