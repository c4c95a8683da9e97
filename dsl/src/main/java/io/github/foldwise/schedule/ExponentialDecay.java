package io.github.foldwise.schedule;

import io.github.foldwise.check.CheckReturnValue;

/**
 * {@code initialRate · decayRate^(step / decaySteps)}, continuous by default.
 *
 * @param initialRate rate of the first step, above 0
 * @param decaySteps steps in which the rate is multiplied by {@code decayRate} once
 * @param decayRate factor, above 0
 * @param stairs whether only whole multiples of {@code decaySteps} count
 */
@CheckReturnValue
public record ExponentialDecay(
    double initialRate, long decaySteps, double decayRate, boolean stairs) implements Schedule {
  /** Rounds the exponent down to a whole number. */
  public ExponentialDecay staircase() {
    return new ExponentialDecay(initialRate, decaySteps, decayRate, true);
  }

  @Override
  public float rate(long step) {
    float exponent = (float) step / (float) decaySteps;
    return (float) initialRate
        * (float) Math.pow((float) decayRate, stairs ? Math.floor(exponent) : exponent);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.exponentialDecay(this);
  }
}
