package io.github.foldwise.runtime.session;

/** Figures of one evaluated batch. */
public final class BatchScores {
  private final float dataLoss;
  private final float activityPenalty;
  private final int[] predicted;
  private final float[] confidence;
  private final float[] probabilities; // (rows, classes), row-major; empty unless asked for

  BatchScores(
      float dataLoss,
      float activityPenalty,
      int[] predicted,
      float[] confidence,
      float[] probabilities) {
    this.dataLoss = dataLoss;
    this.activityPenalty = activityPenalty;
    this.predicted = predicted;
    this.confidence = confidence;
    this.probabilities = probabilities;
  }

  /** Σ of the rows' losses, each times its weight. */
  public float dataLoss() {
    return dataLoss;
  }

  /** Penalty of the whole batch. */
  public float activityPenalty() {
    return activityPenalty;
  }

  /** Predicted class of a row of the batch, from 0. */
  int predicted(int row) {
    return predicted[row];
  }

  /** Probability of a row's predicted class. */
  float confidence(int row) {
    return confidence[row];
  }

  /** Probabilities of all classes, (rows, classes), row-major; empty unless asked for. */
  float[] probabilities() {
    return probabilities;
  }
}
