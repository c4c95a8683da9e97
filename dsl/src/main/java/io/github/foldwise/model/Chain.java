package io.github.foldwise.model;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every stage wraps: the input, if it was declared, and the layers so far. */
record Chain(Optional<Shape> input, List<Layer> layers) {
  static final Chain EMPTY = new Chain(Optional.empty(), List.of());

  Chain {
    layers = List.copyOf(layers);
  }

  Chain then(Layer layer) {
    List<Layer> longer = new ArrayList<>(layers);
    longer.add(layer);
    return new Chain(input, longer);
  }

  /** The same chain with another layer at its end. */
  Chain replaceLast(Layer layer) {
    return new Chain(input, layers.subList(0, layers.size() - 1)).then(layer);
  }

  /**
   * Guards a clause that may be given once.
   *
   * @throws RefusedException naming both sides where {@code now} differs from the default
   */
  static <T> void requireUnset(String layer, String clause, T unset, T now, T wanted) {
    if (!now.equals(unset)) {
      throw new RefusedException(
          Problem.of(
              layer,
              clause + " once",
              "%s after %s was already set".formatted(wanted, now),
              "Keep one of the two."));
    }
  }
}
