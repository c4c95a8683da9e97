package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;

/**
 * Multiplies the learning rate by a factor when a figure is no longer getting better, exactly as
 * Keras's {@code ReduceLROnPlateau}.
 *
 * @param monitor figure that decides
 * @param factor of the learning rate, in (0,1)
 * @param patience epochs in a row without a better figure, at least 0; 0 and 1 are the same
 * @param minDelta by how much more a figure must be better, at least 0
 * @param cooldown epochs after a reduction in which nothing is counted, at least 0
 * @param minRate least learning rate, at least 0
 */
@CheckReturnValue
public record ReduceOnPlateau(
    Monitor monitor, double factor, int patience, double minDelta, int cooldown, double minRate) {
  public ReduceOnPlateau {
    requireNonNull(monitor, "monitor");
  }

  /** Keras's defaults: a tenth of the rate after ten epochs without a better validation loss. */
  public static final ReduceOnPlateau STANDARD =
      new ReduceOnPlateau(Monitor.VAL_LOSS, 0.1, 10, 1e-4, 0, 0);

  /** The same, decided by another figure. */
  public ReduceOnPlateau monitor(Monitor other) {
    return new ReduceOnPlateau(other, factor, patience, minDelta, cooldown, minRate);
  }

  /** The same with another factor of the learning rate. */
  public ReduceOnPlateau factor(double share) {
    return new ReduceOnPlateau(monitor, share, patience, minDelta, cooldown, minRate);
  }

  /** The same with another number of epochs in a row without a better figure. */
  public ReduceOnPlateau patience(int epochs) {
    return new ReduceOnPlateau(monitor, factor, epochs, minDelta, cooldown, minRate);
  }

  /** The same with another difference that counts as better. */
  public ReduceOnPlateau minDelta(double least) {
    return new ReduceOnPlateau(monitor, factor, patience, least, cooldown, minRate);
  }

  /** The same with another number of epochs that are not counted after a reduction. */
  public ReduceOnPlateau cooldown(int epochs) {
    return new ReduceOnPlateau(monitor, factor, patience, minDelta, epochs, minRate);
  }

  /** The same with another least learning rate. */
  public ReduceOnPlateau minRate(double least) {
    return new ReduceOnPlateau(monitor, factor, patience, minDelta, cooldown, least);
  }
}
