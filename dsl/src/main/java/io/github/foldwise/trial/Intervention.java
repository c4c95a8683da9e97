package io.github.foldwise.trial;

/**
 * Something that a listener changed in a training: its declaration and seed alone do not repeat
 * what followed.
 */
public sealed interface Intervention {
  /** The epoch after which it was made, from 1. */
  int epoch();

  /**
   * The learning rate of later steps was set.
   *
   * @param rate from the next step on, until it is set again
   */
  record RateSet(int epoch, float rate) implements Intervention {
    @Override
    public String toString() {
      return "learning rate %s after epoch %s".formatted(rate, epoch);
    }
  }

  /** Training was ended before its last epoch, and the model kept. */
  record Ended(int epoch) implements Intervention {
    @Override
    public String toString() {
      return "ended after epoch " + epoch;
    }
  }
}
