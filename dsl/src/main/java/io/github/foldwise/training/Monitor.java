package io.github.foldwise.training;

/** A metric of an epoch. None is of the test set, which must not decide anything. */
public enum Monitor {
  /** Loss with penalties on the training rows: Keras's {@code loss}. */
  LOSS(false, false),
  /** Loss without penalties on the training rows. */
  DATA_LOSS(false, false),
  /** Accuracy on the training rows. */
  ACCURACY(false, true),
  /** Loss with penalties on the validation rows. */
  VAL_LOSS(true, false),
  /** Loss without penalties on the validation rows. */
  VAL_DATA_LOSS(true, false),
  /** Accuracy on the validation rows. */
  VAL_ACCURACY(true, true);

  private final boolean ofValidation;
  private final boolean rising;

  Monitor(boolean ofValidation, boolean rising) {
    this.ofValidation = ofValidation;
    this.rising = rising;
  }

  /** Whether it is measured on validation rows. */
  public boolean isOfValidation() {
    return ofValidation;
  }

  /** Whether higher is better. */
  public boolean isRising() {
    return rising;
  }
}
