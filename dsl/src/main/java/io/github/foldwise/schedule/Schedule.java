package io.github.foldwise.schedule;

/**
 * The learning rate as a function of the step, counted from 0 over the whole training. {@link
 * Schedules} offers every kind. If gradients are accumulated, steps without an update count too, as
 * in Keras.
 */
public sealed interface Schedule
    permits CosineDecay,
        CosineRestarts,
        ExponentialDecay,
        InverseTimeDecay,
        OneCycle,
        PiecewiseConstant,
        PolynomialDecay,
        Schedule.Constant {
  /** The rate of a step, counted from 0, in float32 arithmetic like Keras. */
  float rate(long step);

  /** Calls the visitor's method for this schedule. */
  <T> T accept(Visitor<T> visitor);

  /** The same rate, above 0, at every step. */
  record Constant(double rate) implements Schedule {
    @Override
    public float rate(long step) {
      return (float) rate;
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.constant(this);
    }
  }

  /** One operation on every schedule. */
  interface Visitor<T> {
    T constant(Constant schedule);

    T cosineDecay(CosineDecay schedule);

    T cosineRestarts(CosineRestarts schedule);

    T exponentialDecay(ExponentialDecay schedule);

    T inverseTimeDecay(InverseTimeDecay schedule);

    T oneCycle(OneCycle schedule);

    T piecewiseConstant(PiecewiseConstant schedule);

    T polynomialDecay(PolynomialDecay schedule);
  }
}
