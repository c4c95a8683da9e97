package io.github.foldwise.schedule;

import java.util.List;
import java.util.Optional;

/** Every learning rate schedule, with Keras's defaults. */
public final class Schedules {
  private Schedules() {}

  /** The same rate at every step. */
  public static Schedule constant(double rate) {
    return new Schedule.Constant(rate);
  }

  /** Half a cosine down to 0; options are a warm-up and another end. */
  public static CosineDecay cosineDecay(double initialRate, long decaySteps) {
    return new CosineDecay(initialRate, decaySteps, 0, Optional.empty());
  }

  /** Half cosines that restart, each twice as long as the one before unless changed. */
  public static CosineRestarts cosineRestarts(double initialRate, long firstSteps) {
    return new CosineRestarts(initialRate, firstSteps, 2, 1, 0);
  }

  /** A constant rate until {@link PiecewiseConstant#after} changes it. */
  public static PiecewiseConstant piecewise(double initialRate) {
    return new PiecewiseConstant(initialRate, List.of());
  }

  /** A straight line down to 0.0001 unless changed. */
  public static PolynomialDecay polynomialDecay(double initialRate, long decaySteps) {
    return new PolynomialDecay(initialRate, decaySteps, 1e-4, 1, false);
  }

  /** {@code initialRate · decayRate^(step / decaySteps)}, continuous unless made a staircase. */
  public static ExponentialDecay exponentialDecay(
      double initialRate, long decaySteps, double decayRate) {
    return new ExponentialDecay(initialRate, decaySteps, decayRate, false);
  }

  /** {@code initialRate / (1 + decayRate · step / decaySteps)}. */
  public static InverseTimeDecay inverseTimeDecay(
      double initialRate, long decaySteps, double decayRate) {
    return new InverseTimeDecay(initialRate, decaySteps, decayRate, false);
  }

  /** Up from 1/25 in 0.3 of the steps and down to 1/250,000 unless changed. */
  public static OneCycle oneCycle(double peakRate, long steps) {
    return new OneCycle(peakRate, steps, 0.3, 25, 1e4);
  }
}
