package io.github.foldwise.layer;

/**
 * Height and width of something that slides over a feature map: a kernel, a pool, a stride.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record Window(int height, int width) {

  /** The window of {@code size × size} cells. */
  public static Window square(int size) {
    return new Window(size, size);
  }

  /** {@code 3×3}. */
  @Override
  public String toString() {
    return height + "×" + width;
  }
}
