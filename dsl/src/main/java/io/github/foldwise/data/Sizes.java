package io.github.foldwise.data;

import java.util.List;

/** Counts the values of a tensor without a fear of overflow. */
public final class Sizes {
  private Sizes() {}

  /** The product of the sizes; {@code Long.MAX_VALUE} if it is larger. */
  public static long product(List<Integer> dims) {
    long product = 1;
    for (int size : dims) {
      if (size < 1) {
        return 0;
      }
      if (size > Long.MAX_VALUE / product) {
        return Long.MAX_VALUE;
      }
      product *= size;
    }
    return product;
  }
}
