package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;

/**
 * Multiplies the learning rate by a factor when a metric no longer improves, exactly like Keras's
 * {@code ReduceLROnPlateau}.
 *
 * @param monitor metric to watch
 * @param factor of the learning rate, in (0,1)
 * @param patience epochs in a row without improvement, at least 0; 0 and 1 are the same
 * @param minDelta least improvement that counts, at least 0
 * @param cooldown epochs after a reduction that do not count, at least 0
 * @param minRate least learning rate, at least 0
 */
@CheckReturnValue
public record ReduceOnPlateau(
    Monitor monitor, double factor, int patience, double minDelta, int cooldown, double minRate) {
  public ReduceOnPlateau {
    requireNonNull(monitor, "monitor");
  }

  /** Keras's defaults: a tenth of the rate after ten epochs without a lower validation loss. */
  public static final ReduceOnPlateau STANDARD =
      new ReduceOnPlateau(Monitor.VAL_LOSS, 0.1, 10, 1e-4, 0, 0);

  /** Watches this metric. */
  public ReduceOnPlateau monitor(Monitor other) {
    return new ReduceOnPlateau(other, factor, patience, minDelta, cooldown, minRate);
  }

  /** Multiplies the learning rate by this factor. */
  public ReduceOnPlateau factor(double share) {
    return new ReduceOnPlateau(monitor, share, patience, minDelta, cooldown, minRate);
  }

  /** Reduces the rate after this many epochs in a row without improvement. */
  public ReduceOnPlateau patience(int epochs) {
    return new ReduceOnPlateau(monitor, factor, epochs, minDelta, cooldown, minRate);
  }

  /** Counts only larger improvements than this. */
  public ReduceOnPlateau minDelta(double least) {
    return new ReduceOnPlateau(monitor, factor, patience, least, cooldown, minRate);
  }

  /** Ignores this many epochs after a reduction. */
  public ReduceOnPlateau cooldown(int epochs) {
    return new ReduceOnPlateau(monitor, factor, patience, minDelta, epochs, minRate);
  }

  /** Never goes below this learning rate. */
  public ReduceOnPlateau minRate(double least) {
    return new ReduceOnPlateau(monitor, factor, patience, minDelta, cooldown, least);
  }
}
