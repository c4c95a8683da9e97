package io.github.foldwise.sweep;

import io.github.foldwise.check.Problem;
import java.util.Optional;

/** Whole numbers from one end to the other, both included. */
record WholeRange(Param<Integer> param, int low, int high, Scale scale)
    implements SearchRange<Integer> {

  /** Each number n covers the scale from n to n + 1. */
  @Override
  public Integer at(double share) {
    double place = Math.floor(scale.at(share, low, high + 1.0));
    return (int) Math.min(Math.max(place, low), high); // logarithms are rounded
  }

  @Override
  public Optional<Problem> problem() {
    return RangeEnds.problem(this, low, high, scale);
  }

  @Override
  public String words() {
    return RangeEnds.words(param, low, high, scale);
  }
}
