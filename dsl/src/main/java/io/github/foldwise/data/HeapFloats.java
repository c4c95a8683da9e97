package io.github.foldwise.data;

/** Floats in one array. */
record HeapFloats(float[] values, int size) implements Pixels {
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
