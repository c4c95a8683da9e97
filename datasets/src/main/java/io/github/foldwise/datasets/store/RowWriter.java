package io.github.foldwise.datasets.store;

import io.github.foldwise.data.Shape;

/** Takes decoded images in any order, from any number of threads. */
public interface RowWriter {
  /** Number of rows to write. */
  int rows();

  /**
   * Says what the images are, before the first is written. Gray images ({@code height × width × 1})
   * may become coloured ones later.
   *
   * @param bytes whether pixels are bytes; otherwise they are floats
   */
  void begin(Shape shape, boolean bytes);

  /** Whether a row is written or skipped already. */
  boolean has(int row);

  /**
   * Writes one image of bytes. Among gray images, one of three channels makes all of them coloured;
   * among images of three channels, each value of a gray one is repeated.
   */
  void put(int row, byte[] pixels);

  /**
   * Writes one image of floats, gray or coloured as with bytes.
   *
   * @throws io.github.foldwise.check.RefusedException if a pixel is not finite
   */
  void put(int row, float[] pixels);

  /** Leaves a row out. */
  void skip(int row, String why);

  /** Keeps a text with the pixels. */
  void note(String name, String text);
}
