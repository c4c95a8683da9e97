package io.github.foldwise.datasets.array;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How arrays are to be read, where they do not say it themselves.
 *
 * @param channels where the channels are
 * @param shape of one image, if its values are not to be read by the sizes of the array
 * @param transposed whether images lie on their side: height and width are exchanged
 * @param range of pixels, to be mapped to [0,1]
 * @param firstLabel the label of the first class
 * @param labelColumn which column of the labels holds the class
 * @param oneHot whether a row of labels has a 1 at the class and 0 elsewhere
 */
public record ArrayForm(
    ChannelOrder channels,
    Optional<Shape> shape,
    boolean transposed,
    Optional<ValueRange> range,
    int firstLabel,
    OptionalInt labelColumn,
    boolean oneHot) {
  /** As the arrays say; classes are numbered from 0. */
  public static final ArrayForm PLAIN =
      new ArrayForm(
          ChannelOrder.BY_SHAPE,
          Optional.empty(),
          false,
          Optional.empty(),
          0,
          OptionalInt.empty(),
          false);

  /** The same with channels there. */
  public ArrayForm channels(ChannelOrder order) {
    return new ArrayForm(order, shape, transposed, range, firstLabel, labelColumn, oneHot);
  }

  /** The same with images of this shape. */
  public ArrayForm shape(int height, int width, int channelCount) {
    Shape wanted = Shape.image(height, width, channelCount);
    if (!wanted.isCountable()) {
      throw new RefusedException(
          Problem.of(
              "shape(%s, %s, %s)".formatted(height, width, channelCount),
              "height, width and channels of at least 1",
              wanted.toString(),
              "Give the sizes of one image, such as shape(28, 28, 1)."));
    }
    return new ArrayForm(
        channels, Optional.of(wanted), transposed, range, firstLabel, labelColumn, oneHot);
  }

  /** The same with images that are to be turned to their feet. */
  public ArrayForm transpose() {
    return new ArrayForm(channels, shape, true, range, firstLabel, labelColumn, oneHot);
  }

  /** The same with pixels in this range. */
  public ArrayForm range(double low, double high) {
    return new ArrayForm(
        channels,
        shape,
        transposed,
        Optional.of(new ValueRange(low, high)),
        firstLabel,
        labelColumn,
        oneHot);
  }

  /** The same with classes numbered from here. */
  public ArrayForm labelsFrom(int first) {
    return new ArrayForm(channels, shape, transposed, range, first, labelColumn, oneHot);
  }

  /** The same with the class in this column of the labels. */
  public ArrayForm labelColumn(int column) {
    if (column < 0) {
      throw new RefusedException(
          Problem.of(
              "labelColumn(%s)".formatted(column),
              "a column from 0",
              String.valueOf(column),
              "Count the columns of the labels from 0."));
    }
    return new ArrayForm(
        channels, shape, transposed, range, firstLabel, OptionalInt.of(column), oneHot);
  }

  /** The same with labels as rows of one 1. */
  public ArrayForm asOneHot() {
    return new ArrayForm(channels, shape, transposed, range, firstLabel, labelColumn, true);
  }
}
