package io.github.foldwise.trial;

import java.util.List;

/**
 * Evaluation of a trained model on a set of rows.
 *
 * @param scores loss and accuracy
 * @param confusion counts of true against predicted classes
 * @param confidence rows by the probability of their predicted class, {@link ConfidenceBin#COUNT}
 *     bins; empty if not measured
 * @param mistakes for each pair of classes the {@link Mistake#KEPT_PER_PAIR} with the highest
 *     probability, ordered by label, predicted class, falling probability and row
 */
public record Evaluation(
    Scores scores,
    ConfusionMatrix confusion,
    List<ConfidenceBin> confidence,
    List<Mistake> mistakes) {
  public Evaluation {
    confidence = List.copyOf(confidence);
    mistakes = List.copyOf(mistakes);
  }

  /** An evaluation without probabilities. */
  public static Evaluation of(Scores scores, ConfusionMatrix confusion) {
    return new Evaluation(scores, confusion, List.of(), List.of());
  }
}
