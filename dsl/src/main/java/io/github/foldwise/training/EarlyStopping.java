package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import java.util.Optional;

/**
 * Ends training when a figure is no longer getting better, exactly as Keras's {@code
 * EarlyStopping}: an epoch is better where its figure beats the best one by more than {@code
 * minDelta}, and training ends after {@code patience} epochs in a row that are not.
 *
 * @param monitor figure that decides
 * @param patience epochs in a row without a better figure, at least 0; 0 and 1 are the same
 * @param minDelta by how much more a figure must be better, at least 0
 * @param baseline figure that must be beaten too before patience starts anew
 * @param startFromEpoch number of first epochs that are passed over: Keras counts epochs from 0
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

  /** The same, decided by another figure. */
  public EarlyStopping monitor(Monitor other) {
    return new EarlyStopping(other, patience, minDelta, baseline, startFromEpoch, restoresBest);
  }

  /** The same with another number of epochs in a row without a better figure. */
  public EarlyStopping patience(int epochs) {
    return new EarlyStopping(monitor, epochs, minDelta, baseline, startFromEpoch, restoresBest);
  }

  /** The same with another difference that counts as better. */
  public EarlyStopping minDelta(double least) {
    return new EarlyStopping(monitor, patience, least, baseline, startFromEpoch, restoresBest);
  }

  /** The same with a figure that must be beaten before patience starts anew. */
  public EarlyStopping baseline(double figure) {
    return new EarlyStopping(
        monitor, patience, minDelta, Optional.of(figure), startFromEpoch, restoresBest);
  }

  /** The same, passing over so many first epochs. */
  public EarlyStopping startFromEpoch(int epochs) {
    return new EarlyStopping(monitor, patience, minDelta, baseline, epochs, restoresBest);
  }

  /** The same, ending with the weights of the best epoch. */
  public EarlyStopping restoreBest() {
    return new EarlyStopping(monitor, patience, minDelta, baseline, startFromEpoch, true);
  }
}
