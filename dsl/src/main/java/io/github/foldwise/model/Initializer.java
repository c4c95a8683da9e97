package io.github.foldwise.model;

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

  /** Normal around 0, resampled outside two standard deviations; Keras's default is 0.05. */
  static Initializer truncatedNormal(double standardDeviation) {
    return new Normal(standardDeviation, true);
  }

  /** Normal around 0; Keras's default is 0.05. */
  static Initializer randomNormal(double standardDeviation) {
    return new Normal(standardDeviation, false);
  }

  /** U(low, high); Keras's default is ±0.05. */
  static Initializer randomUniform(double low, double high) {
    return new Uniform(low, high);
  }

  /** All {@code value}. */
  static Initializer constant(double value) {
    return new Constant(value);
  }

  /** Which number of connections divides the variance. */
  enum Fan {
    IN,
    OUT,
    AVERAGE
  }

  /** What is drawn from. */
  enum Distribution {
    UNIFORM,
    TRUNCATED_NORMAL
  }

  /**
   * Zero mean and variance {@code scale / fan}.
   *
   * @param scale numerator of the variance, above 0
   * @param fan denominator of the variance
   * @param distribution what is drawn from
   */
  record VarianceScaling(double scale, Fan fan, Distribution distribution) implements Initializer {
    public VarianceScaling {
      requireNonNull(fan, "fan");
      requireNonNull(distribution, "distribution");
    }
  }

  /**
   * Zero mean.
   *
   * @param standardDeviation before truncation, above 0
   * @param truncated whether draws outside two standard deviations are drawn again
   */
  record Normal(double standardDeviation, boolean truncated) implements Initializer {}

  /**
   * Evenly spread.
   *
   * @param low smallest value
   * @param high largest value, never drawn
   */
  record Uniform(double low, double high) implements Initializer {}

  /**
   * No draw.
   *
   * @param value of every element
   */
  record Constant(double value) implements Initializer {}
}
