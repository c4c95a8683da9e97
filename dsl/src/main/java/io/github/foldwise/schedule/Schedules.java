package io.github.foldwise.schedule;

import java.util.List;
import java.util.Optional;

/** The learning rates that a training may have, with Keras's defaults. */
public final class Schedules {
  private Schedules() {}

  /** The same rate at every step. */
  public static Schedule constant(double rate) {
    return new Schedule.Constant(rate);
  }

  /** Half a cosine down to 0, without warm-up unless said otherwise. */
  public static CosineDecay cosineDecay(double initialRate, long decaySteps) {
    return new CosineDecay(initialRate, decaySteps, 0, Optional.empty());
  }

  /** Cosines that begin anew, each twice as long as the one before unless said otherwise. */
  public static CosineRestarts cosineRestarts(double initialRate, long firstSteps) {
    return new CosineRestarts(initialRate, firstSteps, 2, 1, 0);
  }

  /** One rate, until {@link PiecewiseConstant#after} says another. */
  public static PiecewiseConstant piecewise(double initialRate) {
    return new PiecewiseConstant(initialRate, List.of());
  }

  /** A straight line down to 0.0001 unless said otherwise. */
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

  /** Up from a 25th in 0.3 of the steps and down to 1/250,000 unless said otherwise. */
  public static OneCycle oneCycle(double peakRate, long steps) {
    return new OneCycle(peakRate, steps, 0.3, 25, 1e4);
  }
}
