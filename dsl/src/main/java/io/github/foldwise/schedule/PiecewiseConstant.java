package io.github.foldwise.schedule;

import io.github.foldwise.check.CheckReturnValue;
import java.util.ArrayList;
import java.util.List;

/** A rate that changes at some steps, in ascending order, and is constant in between. */
@CheckReturnValue
public record PiecewiseConstant(double initialRate, List<Change> changes) implements Schedule {
  /** A change to a rate, above 0, after step {@code after}, at least 0: Keras's boundary. */
  public record Change(long after, double rate) {}

  public PiecewiseConstant {
    changes = List.copyOf(changes);
  }

  /** Changes the rate after a step, which still has the previous one. */
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
