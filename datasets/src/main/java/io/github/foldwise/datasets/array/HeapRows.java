package io.github.foldwise.datasets.array;

import io.github.foldwise.data.Pixels;

/** Images on the heap, filled row by row. */
final class HeapRows implements RowSink, Pixels {
  private final int rows;
  private final int size;
  private final byte[] bytes; // empty if the pixels are floats
  private final float[] floats; // empty if the pixels are bytes

  HeapRows(int rows, int size, boolean areBytes) {
    this.rows = rows;
    this.size = size;
    this.bytes = new byte[areBytes ? rows * size : 0];
    this.floats = new float[areBytes ? 0 : rows * size];
  }

  @Override
  public void put(int row, byte[] pixels) {
    System.arraycopy(pixels, 0, bytes, row * size, size);
  }

  @Override
  public void put(int row, float[] pixels) {
    System.arraycopy(pixels, 0, floats, row * size, size);
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean areBytes() {
    return bytes.length > 0;
  }

  @Override
  public void read(int row, byte[] into, int at) {
    System.arraycopy(bytes, row * size, into, at, size);
  }

  @Override
  public void read(int row, float[] into, int at) {
    System.arraycopy(floats, row * size, into, at, size);
  }
}
