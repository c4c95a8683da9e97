package io.github.foldwise.data;

/** Bytes in one array. */
final class HeapBytes implements Pixels {
  private final byte[] values;
  private final int size;

  HeapBytes(byte[] values, int size) {
    this.values = values;
    this.size = size;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int rows() {
    return values.length / size;
  }

  @Override
  public boolean areBytes() {
    return true;
  }

  @Override
  public void read(int row, byte[] into, int at) {
    System.arraycopy(values, row * size, into, at, size);
  }

  /** Copies them, so that the others can be freed. */
  @Override
  public Pixels only(int... rows) {
    byte[] kept = new byte[rows.length * size];
    for (int i = 0; i < rows.length; i++) {
      read(rows[i], kept, i * size);
    }
    return new HeapBytes(kept, size);
  }
}
