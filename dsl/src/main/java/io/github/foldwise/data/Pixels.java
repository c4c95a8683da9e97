package io.github.foldwise.data;

import java.util.function.Supplier;

/**
 * Pixels of many images, wherever they are: on the heap, or in a file that is larger than it. They
 * are read image by image, by any number of threads, and never change.
 */
public interface Pixels {
  /** Number of images. */
  int rows();

  /** Number of values of one image. */
  int size();

  /** Whether they are unsigned bytes, to be scaled to [0,1]; otherwise they are finite floats. */
  boolean areBytes();

  /** Copies one image of bytes to position {@code at}. */
  default void read(int row, byte[] into, int at) {
    throw new IllegalStateException("the pixels are floats");
  }

  /** Copies one image of floats to position {@code at}. */
  default void read(int row, float[] into, int at) {
    throw new IllegalStateException("the pixels are bytes");
  }

  /** These images alone, in this order. */
  default Pixels only(int... rows) {
    return new SomePixels(this, rows.clone());
  }

  /**
   * A hash of these pixels and something else. Pixels that outlive the process may keep it: reading
   * all of them takes a while.
   *
   * @param name a hash of that something else, and of how it is hashed
   */
  default String hash(String name, Supplier<String> computed) {
    return computed.get();
  }
}
