package io.github.foldwise.runtime;

import io.github.foldwise.model.Shape;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** A batch in float64, row-major: feature maps (N, H, W, C) or vectors (N, F). */
final class ReferenceTensor {
  private final int rows;
  private final Shape shape;
  private final double[] values;

  private ReferenceTensor(int rows, Shape shape, double[] values) {
    this.rows = rows;
    this.shape = shape;
    this.values = values;
  }

  static ReferenceTensor of(int rows, Shape shape, double[] values) {
    if (values.length != rows * shape.size()) {
      throw new IllegalArgumentException(rows + " × " + shape + " of " + values.length);
    }
    return new ReferenceTensor(rows, shape, values.clone());
  }

  static ReferenceTensor zeros(int rows, Shape shape) {
    return new ReferenceTensor(rows, shape, new double[rows * shape.size()]);
  }

  int rows() {
    return rows;
  }

  /** Of one example. */
  Shape shape() {
    return shape;
  }

  int size() {
    return values.length;
  }

  double at(int index) {
    return values[index];
  }

  double at(int row, int y, int x, int channel) {
    return values[index(row, y, x, channel)];
  }

  void set(int row, int y, int x, int channel, double value) {
    values[index(row, y, x, channel)] = value;
  }

  ReferenceTensor map(DoubleUnaryOperator function) {
    return new ReferenceTensor(rows, shape, Arrays.stream(values).map(function).toArray());
  }

  /** The same values in another shape. */
  ReferenceTensor as(Shape other) {
    return of(rows, other, values);
  }

  double[] toArray() {
    return values.clone();
  }

  private int index(int row, int y, int x, int channel) {
    return ((row * shape.height() + y) * shape.width() + x) * shape.channels() + channel;
  }
}
