package io.github.foldwise.schedule;

import io.github.foldwise.check.CheckReturnValue;

/**
 * Half a cosine up to {@code peakRate} and a longer one down, like PyTorch's {@code OneCycleLR}
 * with two phases and cosine annealing; Keras has no counterpart.
 *
 * <p>It starts at {@code peakRate/startDivisor}, peaks at step {@code rising·steps − 1} and reaches
 * {@code peakRate/(startDivisor·endDivisor)} at step {@code steps − 1}, where it stays. Unlike the
 * other schedules it is computed in float64, like PyTorch's.
 *
 * @param peakRate highest rate, above 0
 * @param steps number of steps of the whole cycle, at least 2
 * @param rising share of the steps in which the rate rises, in [0,1)
 * @param startDivisor highest rate divided by the first, above 0
 * @param endDivisor first rate divided by the last, above 0
 */
@CheckReturnValue
public record OneCycle(
    double peakRate, long steps, double rising, double startDivisor, double endDivisor)
    implements Schedule {
  /** Rises during this share of the steps. */
  public OneCycle rising(double share) {
    return new OneCycle(peakRate, steps, share, startDivisor, endDivisor);
  }

  /** Starts at the highest rate divided by this number. */
  public OneCycle startDivisor(double divisor) {
    return new OneCycle(peakRate, steps, rising, divisor, endDivisor);
  }

  /** Ends at the first rate divided by this number. */
  public OneCycle endDivisor(double divisor) {
    return new OneCycle(peakRate, steps, rising, startDivisor, divisor);
  }

  @Override
  public float rate(long step) {
    double first = peakRate / startDivisor;
    double peak = rising * steps - 1;
    return (float)
        (step < peak
            ? between(first, peakRate, step / peak)
            : between(
                peakRate,
                first / endDivisor,
                (Math.min(step, steps - 1) - peak) / (steps - 1 - peak)));
  }

  private static double between(double from, double to, double share) {
    return to + (from - to) / 2 * (1 + Math.cos(Math.PI * share));
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.oneCycle(this);
  }
}
