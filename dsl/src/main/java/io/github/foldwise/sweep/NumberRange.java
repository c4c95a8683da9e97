package io.github.foldwise.sweep;

import io.github.foldwise.check.Problem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Numbers between two ends, rounded to 4 digits to keep variant names readable. */
record NumberRange(Param<Double> param, double low, double high, Scale scale)
    implements SearchRange<Double> {
  private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

  @Override
  public Double at(double share) {
    double rounded = new BigDecimal(scale.at(share, low, high)).round(DIGITS).doubleValue();
    return Math.min(Math.max(rounded, low), high); // ends may have more digits than that
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
