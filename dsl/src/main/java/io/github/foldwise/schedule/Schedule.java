package io.github.foldwise.schedule;

/**
 * The learning rate as a function of the step, counted from 0 over the whole training.
 *
 * <p>Where gradients are accumulated, the steps that make no update count, too, as in Keras.
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
  /** Rate of the step number {@code step}, from 0, in float32 arithmetic as Keras. */
  float rate(long step);

  /** Lets a visitor do what it does with a schedule of this kind. */
  <T> T accept(Visitor<T> visitor);

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

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.constant(this);
    }
  }

  /**
   * One thing to do with each kind of schedule.
   *
   * @param <T> what comes of it
   */
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
