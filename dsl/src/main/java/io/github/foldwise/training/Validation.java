package io.github.foldwise.training;

/**
 * The rows evaluated after each epoch. They give the {@code val_} metrics that early stopping and
 * learning rate reduction follow.
 *
 * <p>Cross-validation always evaluates the fold's held-out rows after training. With a share or
 * with given images, nothing evaluates them during training.
 */
public sealed interface Validation permits Validation.ByFold, Validation.LastShare, GivenImages {
  /** Number of rows to train on, the first ones of {@code trainingRows}. */
  default int rowsTrainedOn(int trainingRows) {
    return trainingRows;
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
