package io.github.foldwise.data;

import io.github.foldwise.check.CheckReturnValue;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Shape of one example, without the batch dimension: {@code height × width × channels} of a feature
 * map, or the length of a feature vector.
 *
 * @param dims three sizes or one
 */
@CheckReturnValue
public record Shape(List<Integer> dims) {
  public Shape {
    dims = List.copyOf(dims);
  }

  /** A feature map, or an image. */
  public static Shape image(int height, int width, int channels) {
    return new Shape(List.of(height, width, channels));
  }

  /** A feature vector. */
  public static Shape features(int length) {
    return new Shape(List.of(length));
  }

  /** Whether this is {@code height × width × channels}. */
  public boolean isImage() {
    return dims.size() == 3;
  }

  /** Rows of a feature map. */
  public int height() {
    return dims.get(0);
  }

  /** Columns of a feature map. */
  public int width() {
    return dims.get(1);
  }

  /** The last dimension: channels of a feature map, length of a vector. */
  public int channels() {
    return dims.get(dims.size() - 1);
  }

  /** Whether each size is at least 1 and the values of one example can be counted by an int. */
  public boolean isCountable() {
    return dims.stream().allMatch(size -> size >= 1) && Sizes.product(dims) <= Integer.MAX_VALUE;
  }

  /**
   * Number of values in one example.
   *
   * @throws ArithmeticException if it is not {@link #isCountable()}
   */
  public int size() {
    return dims.stream().reduce(1, Math::multiplyExact);
  }

  /** {@code 28×28×1}. */
  @Override
  public String toString() {
    return dims.stream().map(String::valueOf).collect(Collectors.joining("×"));
  }
}
