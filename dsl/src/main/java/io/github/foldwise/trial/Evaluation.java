package io.github.foldwise.trial;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import java.util.List;
import java.util.Optional;

/**
 * Evaluation of a trained model on a set of rows.
 *
 * @param scores loss and accuracy
 * @param confusion counts of true against predicted classes
 * @param confidence rows by the probability of their predicted class, {@link ConfidenceBin#COUNT}
 *     bins; empty if not measured
 * @param mistakes for each pair of classes the {@link Mistake#KEPT_PER_PAIR} with the highest
 *     probability, ordered by label, predicted class, falling probability and row
 * @param probabilities of all classes, in the order of the rows; empty unless they were asked for
 */
public record Evaluation(
    Scores scores,
    ConfusionMatrix confusion,
    List<ConfidenceBin> confidence,
    List<Mistake> mistakes,
    Optional<ClassProbabilities> probabilities) {
  public Evaluation {
    confidence = List.copyOf(confidence);
    mistakes = List.copyOf(mistakes);
    requireNonNull(probabilities, "probabilities");
  }

  /** An evaluation that keeps of the probabilities what confidence and mistakes hold. */
  public Evaluation(
      Scores scores,
      ConfusionMatrix confusion,
      List<ConfidenceBin> confidence,
      List<Mistake> mistakes) {
    this(scores, confusion, confidence, mistakes, Optional.empty());
  }

  /** An evaluation without probabilities. */
  public static Evaluation of(Scores scores, ConfusionMatrix confusion) {
    return new Evaluation(scores, confusion, List.of(), List.of());
  }

  /** The same without the probabilities of all classes. */
  @CheckReturnValue
  public Evaluation withoutProbabilities() {
    return new Evaluation(scores, confusion, confidence, mistakes);
  }
}
