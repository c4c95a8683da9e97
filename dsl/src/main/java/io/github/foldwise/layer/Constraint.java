package io.github.foldwise.layer;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A condition that a weight is forced back to after each update, with Keras's formulas.
 *
 * <p>Norms are taken along axes of the weight: along axis 0 by default, which in a dense kernel
 * {@code (in, units)} gives one norm for each unit. In a convolution kernel {@code (height, width,
 * in, filters)} the axes 0, 1, 2 give one for each filter; axis 0 alone gives one for each column
 * of each pair of channels, as in Keras.
 */
public sealed interface Constraint {
  /** Any value. */
  Constraint NONE = new Unconstrained();

  /** Norms of at most {@code max}, along axis 0; Keras's default is 2. */
  static Constraint maxNorm(double max) {
    return maxNorm(max, 0);
  }

  /** Norms of at most {@code max} along the given axes. */
  static Constraint maxNorm(double max, int... axes) {
    return new MaxNorm(max, IntStream.of(axes).boxed().toList());
  }

  /** No value below 0. */
  static Constraint nonNegative() {
    return new NonNegative();
  }

  /** Norms of 1 along axis 0. */
  static Constraint unitNorm() {
    return unitNorm(0);
  }

  /** Norms of 1 along the given axes. */
  static Constraint unitNorm(int... axes) {
    return new UnitNorm(IntStream.of(axes).boxed().toList());
  }

  /** The weight stays as it is. */
  record Unconstrained() implements Constraint {}

  /**
   * {@code w · min(‖w‖, max) / (‖w‖ + 1e-7)}.
   *
   * @param max largest norm, above 0
   * @param axes of the weight over which squares are summed, each at least 0
   */
  record MaxNorm(double max, List<Integer> axes) implements Constraint {
    public MaxNorm {
      axes = List.copyOf(axes);
    }
  }

  /** {@code max(w, 0)}. */
  record NonNegative() implements Constraint {}

  /**
   * {@code w / (‖w‖ + 1e-7)}.
   *
   * @param axes of the weight over which squares are summed, each at least 0
   */
  record UnitNorm(List<Integer> axes) implements Constraint {
    public UnitNorm {
      axes = List.copyOf(axes);
    }
  }
}
