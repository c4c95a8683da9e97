package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What training minimises, apart from penalties; a class without a weight has 1. */
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
