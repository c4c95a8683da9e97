package io.github.foldwise.layer;

/** Rows of zeros above and below feature maps, and columns before and after; at least 0 each. */
public record ZeroPadding(int top, int bottom, int left, int right) implements Layer {
  /** The same number on all sides. */
  public static ZeroPadding of(int cells) {
    return new ZeroPadding(cells, cells, cells, cells);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.zeroPadding(this);
  }
}
