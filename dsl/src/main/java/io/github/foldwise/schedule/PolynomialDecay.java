package io.github.foldwise.schedule;

import io.github.foldwise.check.CheckReturnValue;

/**
 * {@code (initialRate − endRate) · (1 − step/decaySteps)^power + endRate}.
 *
 * @param initialRate rate of the first step, above 0
 * @param decaySteps steps of the way down
 * @param endRate rate at its end, at least 0
 * @param power above 0; 1 is a straight line
 * @param repeats whether a longer way down begins at its end, to the next multiple of {@code
 *     decaySteps}; else the rate stays
 */
@CheckReturnValue
public record PolynomialDecay(
    double initialRate, long decaySteps, double endRate, double power, boolean repeats)
    implements Schedule {
  /** The same with another rate at the end. */
  public PolynomialDecay endRate(double rate) {
    return new PolynomialDecay(initialRate, decaySteps, rate, power, repeats);
  }

  /** The same with another power. */
  public PolynomialDecay power(double exponent) {
    return new PolynomialDecay(initialRate, decaySteps, endRate, exponent, repeats);
  }

  /** The same again and again: Keras's {@code cycle}. */
  public PolynomialDecay cycle() {
    return new PolynomialDecay(initialRate, decaySteps, endRate, power, true);
  }

  @Override
  public float rate(long step) {
    float whole = (float) decaySteps;
    float at = (float) step;
    if (repeats) {
      whole *= at == 0 ? 1 : (float) Math.ceil(at / whole);
    } else {
      at = Math.min(at, whole);
    }
    float end = (float) endRate;
    return ((float) initialRate - end) * (float) Math.pow(1 - at / whole, (float) power) + end;
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.polynomialDecay(this);
  }
}
