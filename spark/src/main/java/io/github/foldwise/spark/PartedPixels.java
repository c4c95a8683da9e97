package io.github.foldwise.spark;

import io.github.foldwise.data.Pixels;
import java.nio.ByteBuffer;

/** Pixels as they were received: in parts of equally many rows, floats in big-endian order. */
final class PartedPixels implements Pixels {
  private final byte[][] parts;
  private final int rows;
  private final int size;
  private final boolean areBytes;
  private final int rowsOfPart;

  PartedPixels(byte[][] parts, int rows, int size, boolean areBytes, int rowsOfPart) {
    this.parts = parts;
    this.rows = rows;
    this.size = size;
    this.areBytes = areBytes;
    this.rowsOfPart = rowsOfPart;
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
    return areBytes;
  }

  @Override
  public void read(int row, byte[] into, int at) {
    if (!areBytes) {
      throw new IllegalStateException("the pixels are floats");
    }
    System.arraycopy(parts[row / rowsOfPart], row % rowsOfPart * size, into, at, size);
  }

  @Override
  public void read(int row, float[] into, int at) {
    if (areBytes) {
      throw new IllegalStateException("the pixels are bytes");
    }
    int rowBytes = Float.BYTES * size;
    ByteBuffer.wrap(parts[row / rowsOfPart], row % rowsOfPart * rowBytes, rowBytes)
        .asFloatBuffer()
        .get(into, at, size);
  }
}
