package io.github.foldwise.layer;

import static java.util.Objects.requireNonNull;

/**
 * How a weight tensor is filled before training. With {@code fan_in} and {@code fan_out} counted as
 * Keras does: for a kernel (height, width, in, out) they are height·width·in and height·width·out.
 */
public sealed interface Initializer {
  /** U(−√(6/(fan_in+fan_out)), +…): Keras's default for kernels. */
  Initializer GLOROT_UNIFORM = new VarianceScaling(1, Fan.AVERAGE, Distribution.UNIFORM);

  /** Truncated normal of variance 2/(fan_in+fan_out). */
  Initializer GLOROT_NORMAL = new VarianceScaling(1, Fan.AVERAGE, Distribution.TRUNCATED_NORMAL);

  /** U(±√(6/fan_in)). */
  Initializer HE_UNIFORM = new VarianceScaling(2, Fan.IN, Distribution.UNIFORM);

  /** Truncated normal of variance 2/fan_in. */
  Initializer HE_NORMAL = new VarianceScaling(2, Fan.IN, Distribution.TRUNCATED_NORMAL);

  /** U(±√(3/fan_in)). */
  Initializer LECUN_UNIFORM = new VarianceScaling(1, Fan.IN, Distribution.UNIFORM);

  /** Truncated normal of variance 1/fan_in. */
  Initializer LECUN_NORMAL = new VarianceScaling(1, Fan.IN, Distribution.TRUNCATED_NORMAL);

  /** All 0. */
  Initializer ZEROS = new Constant(0);

  /** All 1. */
  Initializer ONES = new Constant(1);

  /** Normal with mean 0 and deviation 0.05, resampled outside two deviations. */
  static Initializer truncatedNormal() {
    return truncatedNormal(0.05);
  }

  /** Normal around 0, resampled outside two standard deviations. */
  static Initializer truncatedNormal(double standardDeviation) {
    return truncatedNormal(0, standardDeviation);
  }

  /** Normal around the mean, resampled outside two standard deviations. */
  static Initializer truncatedNormal(double mean, double standardDeviation) {
    return new Normal(mean, standardDeviation, true);
  }

  /** Normal with mean 0 and standard deviation 0.05. */
  static Initializer randomNormal() {
    return randomNormal(0.05);
  }

  /** Normal around 0. */
  static Initializer randomNormal(double standardDeviation) {
    return randomNormal(0, standardDeviation);
  }

  /** Normal around the mean. */
  static Initializer randomNormal(double mean, double standardDeviation) {
    return new Normal(mean, standardDeviation, false);
  }

  /** U(−0.05, 0.05). */
  static Initializer randomUniform() {
    return randomUniform(-0.05, 0.05);
  }

  /** U(low, high). */
  static Initializer randomUniform(double low, double high) {
    return new Uniform(low, high);
  }

  /** Zero mean and variance {@code scale / fan}. */
  static Initializer varianceScaling(double scale, Fan fan, Distribution distribution) {
    return new VarianceScaling(scale, fan, distribution);
  }

  /** An orthogonal matrix. */
  static Initializer orthogonal() {
    return orthogonal(1);
  }

  /** An orthogonal matrix times {@code gain}. */
  static Initializer orthogonal(double gain) {
    return new Orthogonal(gain);
  }

  /** All {@code value}. */
  static Initializer constant(double value) {
    return new Constant(value);
  }

  /** Which number of connections divides the variance. */
  enum Fan {
    /** {@code fan_in}. */
    IN,
    /** {@code fan_out}. */
    OUT,
    /** The mean of both. */
    AVERAGE
  }

  /** The distribution to draw from. */
  enum Distribution {
    UNIFORM,
    /** Cut at two standard deviations, and widened so that the variance is right after the cut. */
    TRUNCATED_NORMAL,
    UNTRUNCATED_NORMAL
  }

  /**
   * Zero mean and variance {@code scale / fan}.
   *
   * @param scale numerator of the variance, above 0
   */
  record VarianceScaling(double scale, Fan fan, Distribution distribution) implements Initializer {
    public VarianceScaling {
      requireNonNull(fan, "fan");
      requireNonNull(distribution, "distribution");
    }
  }

  /**
   * Bell-shaped.
   *
   * @param mean around which values are drawn
   * @param standardDeviation before truncation, above 0
   * @param truncated whether draws outside two standard deviations are drawn again
   */
  record Normal(double mean, double standardDeviation, boolean truncated) implements Initializer {}

  /** Uniform from {@code low} to below {@code high}. */
  record Uniform(double low, double high) implements Initializer {}

  /**
   * A weight of two or more dimensions seen as a matrix, the last dimension being its columns: the
   * columns are orthogonal, or the rows if there are more columns than rows, and each has length
   * {@code gain}. It is the Q of a normal matrix, with the signs that make the diagonal of R
   * positive.
   *
   * @param gain length of each column or row, not 0
   */
  record Orthogonal(double gain) implements Initializer {}

  /** The same value for every element. */
  record Constant(double value) implements Initializer {}
}
