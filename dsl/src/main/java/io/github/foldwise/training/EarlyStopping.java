package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import java.util.Optional;

/**
 * Stops training when a metric no longer improves, exactly like Keras's {@code EarlyStopping}. An
 * epoch improves if it beats the best one by more than {@code minDelta}; training stops after
 * {@code patience} epochs in a row that do not.
 *
 * @param monitor metric to watch
 * @param patience epochs in a row without improvement, at least 0; 0 and 1 are the same
 * @param minDelta least improvement that counts, at least 0
 * @param baseline value that must also be beaten before patience restarts
 * @param startFromEpoch number of first epochs to ignore
 * @param restoresBest whether training ends with the weights of the best epoch, stopped or not
 */
@CheckReturnValue
public record EarlyStopping(
    Monitor monitor,
    int patience,
    double minDelta,
    Optional<Double> baseline,
    int startFromEpoch,
    boolean restoresBest) {
  public EarlyStopping {
    requireNonNull(monitor, "monitor");
    requireNonNull(baseline, "baseline");
  }

  /** Keras's defaults: the validation loss, no patience, the last weights. */
  public static final EarlyStopping STANDARD =
      new EarlyStopping(Monitor.VAL_LOSS, 0, 0, Optional.empty(), 0, false);

  /** Watches this metric. */
  public EarlyStopping monitor(Monitor other) {
    return new EarlyStopping(other, patience, minDelta, baseline, startFromEpoch, restoresBest);
  }

  /** Stops after this many epochs in a row without improvement. */
  public EarlyStopping patience(int epochs) {
    return new EarlyStopping(monitor, epochs, minDelta, baseline, startFromEpoch, restoresBest);
  }

  /** Counts only larger improvements than this. */
  public EarlyStopping minDelta(double least) {
    return new EarlyStopping(monitor, patience, least, baseline, startFromEpoch, restoresBest);
  }

  /** Restarts patience only if the metric also beats this value. */
  public EarlyStopping baseline(double figure) {
    return new EarlyStopping(
        monitor, patience, minDelta, Optional.of(figure), startFromEpoch, restoresBest);
  }

  /** Ignores this many first epochs. */
  public EarlyStopping startFromEpoch(int epochs) {
    return new EarlyStopping(monitor, patience, minDelta, baseline, epochs, restoresBest);
  }

  /** Ends training with the weights of the best epoch. */
  public EarlyStopping restoreBest() {
    return new EarlyStopping(monitor, patience, minDelta, baseline, startFromEpoch, true);
  }
}
