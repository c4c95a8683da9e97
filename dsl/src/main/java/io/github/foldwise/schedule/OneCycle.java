package io.github.foldwise.schedule;

import io.github.foldwise.check.CheckReturnValue;

/**
 * Half a cosine up to {@code peakRate} and a longer one down, as PyTorch's {@code OneCycleLR} with
 * two phases and cosine annealing; Keras has none.
 *
 * <p>It begins with {@code peakRate/startDivisor}, peaks at step {@code rising·steps − 1} and ends
 * at step {@code steps − 1} with {@code peakRate/(startDivisor·endDivisor)}, where it stays. Unlike
 * the other schedules it is computed in float64, as PyTorch's.
 *
 * @param peakRate highest rate, above 0
 * @param steps of the whole cycle, at least 2
 * @param rising share of the steps that goes up, in [0,1)
 * @param startDivisor above 0
 * @param endDivisor above 0
 */
@CheckReturnValue
public record OneCycle(
    double peakRate, long steps, double rising, double startDivisor, double endDivisor)
    implements Schedule {
  /** The same with another share of the steps that goes up. */
  public OneCycle rising(double share) {
    return new OneCycle(peakRate, steps, share, startDivisor, endDivisor);
  }

  /** The same with another quotient of the highest and the first rate. */
  public OneCycle startDivisor(double divisor) {
    return new OneCycle(peakRate, steps, rising, divisor, endDivisor);
  }

  /** The same with another quotient of the first and the last rate. */
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
