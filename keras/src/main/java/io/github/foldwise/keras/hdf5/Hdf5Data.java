package io.github.foldwise.keras.hdf5;

import io.github.foldwise.data.Sizes;
import java.nio.FloatBuffer;
import java.util.List;

/** A data set to write. */
record Hdf5Data(Values values, List<Integer> dims) {
  Hdf5Data {
    dims = List.copyOf(dims);
  }

  /** What it holds. */
  sealed interface Values {}

  /** Float32, row-major. */
  record Floats(FloatBuffer row) implements Values {}

  /** One float32 for all elements, written once. */
  record Filled(float value) implements Values {}

  /** One int64. */
  record Whole(long value) implements Values {}

  boolean isWhole() {
    return values instanceof Whole;
  }

  /** Bytes of one element. */
  int width() {
    return isWhole() ? Long.BYTES : Float.BYTES;
  }

  /** Bytes of all elements. */
  long bytes() {
    return width() * Sizes.product(dims);
  }

  /** Bytes that follow its header in the file. */
  long stored() {
    return values instanceof Filled ? 0 : bytes();
  }
}
