package io.github.foldwise.training;

/**
 * A figure that an epoch ends with. There is none of the test set: nothing may be decided by it.
 */
public enum Monitor {
  /** Data loss and penalties over the training rows: Keras's {@code loss}. */
  LOSS(false, false),
  /** The loss over the training rows without penalties. */
  DATA_LOSS(false, false),
  /** Over the training rows. */
  ACCURACY(false, true),
  /** Data loss and penalties over the validation rows. */
  VAL_LOSS(true, false),
  /** The loss over the validation rows without penalties. */
  VAL_DATA_LOSS(true, false),
  /** Over the validation rows. */
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

  /** Whether more is better; else less is. */
  public boolean isRising() {
    return rising;
  }
}
