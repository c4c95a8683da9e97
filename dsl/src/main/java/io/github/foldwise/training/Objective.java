package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What training minimises, beside the penalties.
 *
 * @param loss of one row
 * @param classWeights factor of the loss of a class's rows, in training alone; 1 where a class has
 *     none
 */
@CheckReturnValue
public record Objective(Loss loss, SortedMap<Integer, Double> classWeights) {
  public Objective {
    requireNonNull(loss, "loss");
    classWeights = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(classWeights)));
  }

  /** Cross-entropy, all rows alike. */
  public static final Objective STANDARD =
      new Objective(Loss.SPARSE_CROSS_ENTROPY, Collections.emptySortedMap());

  /** The same with another loss. */
  public Objective withLoss(Loss other) {
    return new Objective(other, classWeights);
  }

  /** The same with other weights of classes; empty for none. */
  public Objective withClassWeights(Map<Integer, Double> weights) {
    return new Objective(loss, new TreeMap<>(weights));
  }
}
