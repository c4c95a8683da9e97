package io.github.foldwise.runtime.layer;

import io.github.foldwise.data.Shape;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** A batch in float64, row-major: feature maps (N, H, W, C) or vectors (N, F). */
public final class ReferenceTensor {
  private final int rows;
  private final Shape shape;
  private final double[] values;

  private ReferenceTensor(int rows, Shape shape, double[] values) {
    this.rows = rows;
    this.shape = shape;
    this.values = values;
  }

  public static ReferenceTensor of(int rows, Shape shape, double[] values) {
    if (values.length != rows * shape.size()) {
      throw new IllegalArgumentException(rows + " × " + shape + " of " + values.length);
    }
    return new ReferenceTensor(rows, shape, values.clone());
  }

  public static ReferenceTensor zeros(int rows, Shape shape) {
    return new ReferenceTensor(rows, shape, new double[rows * shape.size()]);
  }

  public int rows() {
    return rows;
  }

  /** Shape of one example. */
  public Shape shape() {
    return shape;
  }

  int size() {
    return values.length;
  }

  public double at(int index) {
    return values[index];
  }

  public double at(int row, int y, int x, int channel) {
    return values[index(row, y, x, channel)];
  }

  public void set(int row, int y, int x, int channel, double value) {
    values[index(row, y, x, channel)] = value;
  }

  ReferenceTensor map(DoubleUnaryOperator function) {
    return new ReferenceTensor(rows, shape, Arrays.stream(values).map(function).toArray());
  }

  /** The same values in another shape. */
  ReferenceTensor as(Shape other) {
    return of(rows, other, values);
  }

  public double[] toArray() {
    return values.clone();
  }

  private int index(int row, int y, int x, int channel) {
    return ((row * shape.height() + y) * shape.width() + x) * shape.channels() + channel;
  }
}
