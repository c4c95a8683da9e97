package io.github.foldwise.schedule;

import io.github.foldwise.check.CheckReturnValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A rate that changes at some steps and stays in between.
 *
 * @param initialRate up to the first change, above 0
 * @param changes in the order of their steps
 */
@CheckReturnValue
public record PiecewiseConstant(double initialRate, List<Change> changes) implements Schedule {
  /**
   * Another rate from here on.
   *
   * @param after last step with the rate before, at least 0: Keras's boundary
   * @param rate of the steps behind it, above 0
   */
  public record Change(long after, double rate) {}

  public PiecewiseConstant {
    changes = List.copyOf(changes);
  }

  /** The same with another rate behind the step {@code after}, which still has the one before. */
  public PiecewiseConstant after(long step, double rate) {
    List<Change> longer = new ArrayList<>(changes);
    longer.add(new Change(step, rate));
    return new PiecewiseConstant(initialRate, longer);
  }

  @Override
  public float rate(long step) {
    double rate = initialRate;
    for (Change change : changes) {
      rate = step > change.after() ? change.rate() : rate;
    }
    return (float) rate;
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.piecewiseConstant(this);
  }
}
