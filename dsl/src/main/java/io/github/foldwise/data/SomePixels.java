package io.github.foldwise.data;

/** Some images of others, in any order, which are not copied. */
record SomePixels(Pixels all, int[] chosen) implements Pixels {
  @Override
  public int rows() {
    return chosen.length;
  }

  @Override
  public int size() {
    return all.size();
  }

  @Override
  public boolean areBytes() {
    return all.areBytes();
  }

  @Override
  public void read(int row, byte[] into, int at) {
    all.read(chosen[row], into, at);
  }

  @Override
  public void read(int row, float[] into, int at) {
    all.read(chosen[row], into, at);
  }
}
