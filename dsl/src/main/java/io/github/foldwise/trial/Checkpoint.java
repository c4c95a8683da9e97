package io.github.foldwise.trial;

import java.util.List;

/**
 * A trial between two epochs: what a trainer needs to go on to the same bits. Immutable.
 *
 * <p>Its state is the trainer's own: weights, optimizer slots, moving statistics, where each rule
 * and each random stream stands.
 */
public final class Checkpoint {
  private final List<EpochResult> epochs;
  private final byte[] state;

  private Checkpoint(List<EpochResult> epochs, byte[] state) {
    this.epochs = List.copyOf(epochs);
    this.state = state;
  }

  /**
   * After these epochs.
   *
   * @param epochs those that are behind it, at least one
   * @param state as the trainer wrote it; copied
   */
  public static Checkpoint of(List<EpochResult> epochs, byte[] state) {
    return new Checkpoint(epochs, state.clone());
  }

  /** The epochs that are behind it, in order. */
  public List<EpochResult> epochs() {
    return epochs;
  }

  /** The trainer's own state, copied. */
  public byte[] state() {
    return state.clone();
  }
}
