package io.github.foldwise.training;

/** The learning rate as a function of the step, counted from 0 over the whole training. */
public sealed interface Schedule {
  /** Rate of the update number {@code step}, from 0, in float32 arithmetic as Keras. */
  float rate(long step);

  /**
   * The same rate at every step.
   *
   * @param rate above 0
   */
  record Constant(double rate) implements Schedule {
    @Override
    public float rate(long step) {
      return (float) rate;
    }
  }

  /**
   * {@code initialRate · decayRate^(step / decaySteps)}, continuous: Keras's default is no
   * staircase.
   *
   * @param initialRate rate of the first update, above 0
   * @param decaySteps steps after which the rate was multiplied by {@code decayRate} once
   * @param decayRate factor, above 0
   */
  record ExponentialDecay(double initialRate, long decaySteps, double decayRate)
      implements Schedule {
    @Override
    public float rate(long step) {
      float exponent = (float) step / (float) decaySteps;
      return (float) initialRate * (float) Math.pow((float) decayRate, exponent);
    }
  }
}
