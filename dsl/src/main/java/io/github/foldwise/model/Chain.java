package io.github.foldwise.model;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
   * @param layer whose clause it is
   * @param clause what may be given once: {@code stride}
   * @param words how the user writes a value of it
   * @throws RefusedException naming both sides where {@code now} differs from the default
   */
  static <T> void requireUnset(
      Layer layer, String clause, T unset, T now, T wanted, Function<T, String> words) {
    if (!now.equals(unset)) {
      String place = Words.of(layer);
      throw new RefusedException(
          Problem.of(
              place,
              "one " + clause,
              words.apply(wanted) + " after " + words.apply(now),
              "%s was already set on this %s; it cannot be changed to %s. Keep one of the two."
                  .formatted(words.apply(now), kind(place), words.apply(wanted))));
    }
  }

  private static String kind(String place) {
    return place.substring(0, place.indexOf('('));
  }
}
