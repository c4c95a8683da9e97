package io.github.foldwise.schedule;

import io.github.foldwise.check.CheckReturnValue;

/**
 * {@code initialRate / (1 + decayRate · step / decaySteps)}, continuous by default.
 *
 * @param initialRate rate of the first step, above 0
 * @param decaySteps steps in which the divisor grows by {@code decayRate} once
 * @param decayRate growth of the divisor, at least 0
 * @param stairs whether only whole multiples of {@code decaySteps} count
 */
@CheckReturnValue
public record InverseTimeDecay(
    double initialRate, long decaySteps, double decayRate, boolean stairs) implements Schedule {
  /** Rounds {@code step / decaySteps} down to a whole number. */
  public InverseTimeDecay staircase() {
    return new InverseTimeDecay(initialRate, decaySteps, decayRate, true);
  }

  @Override
  public float rate(long step) {
    float decays = (float) step / (float) decaySteps;
    float counted = stairs ? (float) Math.floor(decays) : decays;
    return (float) initialRate / (1 + (float) decayRate * counted);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.inverseTimeDecay(this);
  }
}
