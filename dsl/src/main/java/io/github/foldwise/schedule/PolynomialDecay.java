package io.github.foldwise.schedule;

import io.github.foldwise.check.CheckReturnValue;

/**
 * {@code (initialRate − endRate) · (1 − step/decaySteps)^power + endRate}.
 *
 * @param initialRate rate of the first step, above 0
 * @param decaySteps steps of the decay
 * @param endRate rate at its end, at least 0
 * @param power exponent, above 0; 1 is a straight line
 * @param repeats whether the decay restarts over the next multiple of {@code decaySteps} when it
 *     ends; otherwise the rate stays constant
 */
@CheckReturnValue
public record PolynomialDecay(
    double initialRate, long decaySteps, double endRate, double power, boolean repeats)
    implements Schedule {
  /** Ends at this rate. */
  public PolynomialDecay endRate(double rate) {
    return new PolynomialDecay(initialRate, decaySteps, rate, power, repeats);
  }

  /** Decays with this exponent. */
  public PolynomialDecay power(double exponent) {
    return new PolynomialDecay(initialRate, decaySteps, endRate, exponent, repeats);
  }

  /** Restarts when the decay ends: Keras's {@code cycle}. */
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
