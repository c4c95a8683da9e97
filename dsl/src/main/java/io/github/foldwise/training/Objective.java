package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What training minimises, apart from penalties.
 *
 * @param loss of a row
 * @param classWeights factor of the training loss of each class; 1 if a class has none
 */
@CheckReturnValue
public record Objective(Loss loss, SortedMap<Integer, Double> classWeights) {
  public Objective {
    requireNonNull(loss, "loss");
    classWeights = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(classWeights)));
  }

  /** Cross-entropy without class weights. */
  public static final Objective STANDARD =
      new Objective(Loss.SPARSE_CROSS_ENTROPY, Collections.emptySortedMap());

  /** Minimises this loss. */
  public Objective withLoss(Loss other) {
    return new Objective(other, classWeights);
  }

  /** Weights classes; empty for none. */
  public Objective withClassWeights(Map<Integer, Double> weights) {
    return new Objective(loss, new TreeMap<>(weights));
  }
}
