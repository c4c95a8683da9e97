package io.github.foldwise.trial;

import java.util.List;

/**
 * A trial between two epochs: what a trainer needs to continue to the same bits. Immutable.
 *
 * <p>Its state is private to the trainer: weights, optimizer slots, moving statistics, rules and
 * random streams.
 */
public final class Checkpoint {
  private final List<EpochResult> epochs;
  private final List<Intervention> interventions;
  private final byte[] state;

  private Checkpoint(List<EpochResult> epochs, List<Intervention> interventions, byte[] state) {
    this.epochs = List.copyOf(epochs);
    this.interventions = List.copyOf(interventions);
    this.state = state;
  }

  /** A checkpoint after at least one epoch; the state, as the trainer wrote it, is copied. */
  public static Checkpoint of(List<EpochResult> epochs, byte[] state) {
    return of(epochs, List.of(), state);
  }

  /** A checkpoint of a training in which a listener intervened. */
  public static Checkpoint of(
      List<EpochResult> epochs, List<Intervention> interventions, byte[] state) {
    return new Checkpoint(epochs, interventions, state.clone());
  }

  /** What a listener changed in these epochs, in order. */
  public List<Intervention> interventions() {
    return interventions;
  }

  /** The completed epochs, in order. */
  public List<EpochResult> epochs() {
    return epochs;
  }

  /** The trainer's state, copied. */
  public byte[] state() {
    return state.clone();
  }
}
