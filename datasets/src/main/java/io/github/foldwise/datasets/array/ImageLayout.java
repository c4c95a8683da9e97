package io.github.foldwise.datasets.array;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import java.util.List;
import java.util.Locale;

/**
 * Where each value of an image lies in a row of an array.
 *
 * @param shape of one image
 * @param down values from one row of pixels to the next
 * @param right values from one pixel to the next in its row
 * @param deep values from one channel to the next
 * @param channels where they are, in words; empty if nothing is to be said
 */
record ImageLayout(Shape shape, int down, int right, int deep, String channels) {
  private static final String DECIDE =
      "Say .channelsFirst() or .channelsLast(), or .shape(height, width, channels).";

  /** The layout of an array; refused if it does not say itself which dimension is what. */
  static ImageLayout of(StoredArray array, ArrayForm form) {
    requireCountable(array);
    List<Integer> sizes = array.sizes().stream().skip(1).map(Math::toIntExact).toList();
    if (form.shape().isPresent()) {
      return shaped(array, form, form.shape().get());
    }
    return switch (sizes.size()) {
      case 2 -> of(sizes.get(0), sizes.get(1), 1, false, form.transposed(), "");
      case 3 -> ofFour(array, form, sizes);
      case 1 ->
          throw refused(
              array,
              "rows × height × width, with or without channels",
              "Say .shape(height, width, channels) for rows of %,d values.");
      default -> throw refused(array, "rows × height × width, with or without channels", DECIDE);
    };
  }

  private static ImageLayout shaped(StoredArray array, ArrayForm form, Shape shape) {
    if (shape.size() != array.rowSize()) {
      throw new RefusedException(
          Problem.of(
              array.place(),
              String.format(Locale.ROOT, "rows of %s = %,d values", shape, shape.size()),
              array.toString(),
              "Give a shape of %s values, or none.".formatted(array.rowSize())));
    }
    boolean first = form.channels() == ChannelOrder.FIRST;
    // The shape is that of the images as they come out; those on their side have it exchanged.
    int height = form.transposed() ? shape.width() : shape.height();
    int width = form.transposed() ? shape.height() : shape.width();
    return of(height, width, shape.channels(), first, form.transposed(), "");
  }

  private static ImageLayout ofFour(StoredArray array, ArrayForm form, List<Integer> sizes) {
    boolean maybeFirst = isCount(sizes.get(0));
    boolean maybeLast = isCount(sizes.get(2));
    if (form.channels() == ChannelOrder.BY_SHAPE && maybeFirst == maybeLast) {
      throw refused(
          array,
          "1 to 4 channels in the second or in the last of four dimensions, not in "
              + (maybeFirst ? "both" : "neither"),
          DECIDE);
    }
    boolean first =
        form.channels() == ChannelOrder.FIRST
            || (form.channels() == ChannelOrder.BY_SHAPE && maybeFirst);
    String said = first ? "channels first" : "";
    return first
        ? of(sizes.get(1), sizes.get(2), sizes.get(0), true, form.transposed(), said)
        : of(sizes.get(0), sizes.get(1), sizes.get(2), false, form.transposed(), said);
  }

  private static boolean isCount(int size) {
    return size <= 4;
  }

  /** The layout of {@code height × width}, as stored, before it is transposed. */
  private static ImageLayout of(
      int height, int width, int channels, boolean first, boolean transposed, String said) {
    int down = first ? width : width * channels;
    int right = first ? 1 : channels;
    int deep = first ? height * width : 1;
    return transposed
        ? new ImageLayout(Shape.image(width, height, channels), right, down, deep, said)
        : new ImageLayout(Shape.image(height, width, channels), down, right, deep, said);
  }

  private static void requireCountable(StoredArray array) {
    boolean fits =
        !array.sizes().isEmpty()
            && array.sizes().stream().allMatch(size -> size >= 1)
            && array.sizes().get(0) <= Integer.MAX_VALUE
            && array.bytes().bitLength() < Long.SIZE
            && array.bytes().longValue() / array.sizes().get(0) <= Integer.MAX_VALUE - 8;
    if (!fits) {
      throw refused(
          array,
          "at least one row, no size of 0, and at most 2 GiB for one row",
          "Put an array of images there.");
    }
  }

  private static RefusedException refused(StoredArray array, String expected, String remedy) {
    return new RefusedException(
        Problem.of(
            array.place(),
            expected,
            array.toString(),
            remedy.contains("%") ? String.format(Locale.ROOT, remedy, array.rowSize()) : remedy));
  }

  /** Where each value of an image comes from, in the order of the image's values. */
  int[] sources() {
    int[] sources = new int[shape.size()];
    int at = 0;
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        for (int channel = 0; channel < shape.channels(); channel++) {
          sources[at++] = row * down + column * right + channel * deep;
        }
      }
    }
    return sources;
  }
}
