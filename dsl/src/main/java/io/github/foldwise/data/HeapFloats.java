package io.github.foldwise.data;

/** Floats in one array. */
final class HeapFloats implements Pixels {
  private final float[] values;
  private final int size;

  HeapFloats(float[] values, int size) {
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
    return false;
  }

  @Override
  public void read(int row, float[] into, int at) {
    System.arraycopy(values, row * size, into, at, size);
  }

  /** Copies them, so that the others can be freed. */
  @Override
  public Pixels only(int... rows) {
    float[] kept = new float[rows.length * size];
    for (int i = 0; i < rows.length; i++) {
      read(rows[i], kept, i * size);
    }
    return new HeapFloats(kept, size);
  }
}
