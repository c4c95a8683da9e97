package io.github.foldwise.runtime.graph;

/** What multiplies the matrices of a 3×3 convolution on tiles; on all, sums round differently. */
public enum TileProducts {
  /** No tiles: windows are summed. */
  NONE("windows", ""),
  /** Eigen, by the op {@code BatchMatMulV3}. */
  EIGEN("tiles", "BatchMatMulV3"),
  /** OneDNN, by the op {@code BatchMatMulV2}. */
  ONEDNN("tiles by oneDNN", "BatchMatMulV2");

  private final String text;
  private final String op;

  TileProducts(String text, String op) {
    this.text = text;
    this.op = op;
  }

  /** The op that multiplies. */
  public String op() {
    return op;
  }

  @Override
  public String toString() {
    return text;
  }
}
