package io.github.foldwise.trial;

import java.util.List;

/**
 * A trained model, judged on a set of rows.
 *
 * @param scores loss and accuracy
 * @param confusion counts of true against predicted classes
 * @param confidence the rows by the probability of their predicted class, {@link
 *     ConfidenceBin#COUNT} parts; empty where it was not looked at
 * @param mistakes of each pair of classes the {@link Mistake#KEPT_PER_PAIR} with the highest
 *     probability, by label, predicted class, falling probability and row
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

  /** Where nobody looks at probabilities. */
  public static Evaluation of(Scores scores, ConfusionMatrix confusion) {
    return new Evaluation(scores, confusion, List.of(), List.of());
  }
}
