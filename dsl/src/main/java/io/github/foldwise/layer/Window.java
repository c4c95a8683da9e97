package io.github.foldwise.layer;

/** Height and width, each at least 1, of a kernel, a pool or a stride. */
public record Window(int height, int width) {

  /** A window of {@code size × size}. */
  public static Window square(int size) {
    return new Window(size, size);
  }

  /** {@code 3×3}. */
  @Override
  public String toString() {
    return height + "×" + width;
  }
}
