package io.github.foldwise.datasets.store;

import io.github.foldwise.data.Pixels;

/** Images of bytes in one array, as a file holds them: reading them made no second copy. */
public final class HeapArray implements Pixels {
  private final byte[] values;
  private final int size;

  /**
   * Images in an array that nobody changes.
   *
   * @param values of one image after another
   * @param size of one image
   */
  public HeapArray(byte[] values, int size) {
    this.values = values;
    this.size = size;
  }

  @Override
  public int rows() {
    return values.length / size;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean areBytes() {
    return true;
  }

  @Override
  public void read(int row, byte[] into, int at) {
    System.arraycopy(values, row * size, into, at, size);
  }
}
