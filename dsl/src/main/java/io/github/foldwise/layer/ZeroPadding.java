package io.github.foldwise.layer;

/**
 * Rows and columns of zeros around feature maps.
 *
 * @param top rows above, at least 0
 * @param bottom rows below, at least 0
 * @param left columns before, at least 0
 * @param right columns after, at least 0
 */
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
