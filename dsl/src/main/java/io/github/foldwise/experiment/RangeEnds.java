package io.github.foldwise.experiment;

import io.github.foldwise.check.Problem;
import java.util.Locale;
import java.util.Optional;

/** What the ends of ranges of numbers have in common, whole or not. */
final class RangeEnds {
  private RangeEnds() {}

  /** {@code linear(dropout, 0.1, 0.7)}. */
  static String words(Param<?> param, Number low, Number high, Scale scale) {
    String word = scale.name().toLowerCase(Locale.ROOT);
    return "%s(%s, %s, %s)".formatted(word, param.name(), Setting.text(low), Setting.text(high));
  }

  static Optional<Problem> problem(SearchRange<?> range, double low, double high, Scale scale) {
    if (!Double.isFinite(low) || !Double.isFinite(high)) {
      return refused(range, "two finite ends", low, high, "Give both ends a number.");
    }
    if (low >= high) {
      return refused(
          range,
          "a lower end and then a higher one",
          low,
          high,
          low > high ? "Swap the two." : "Give it another end, or set this value in the baseline.");
    }
    if (scale == Scale.LOG && low <= 0) {
      return refused(
          range,
          "ends above 0, for a logarithm",
          low,
          high,
          "Raise the lower end, or take linear(…).");
    }
    return Optional.empty();
  }

  private static Optional<Problem> refused(
      SearchRange<?> range, String expected, double low, double high, String remedy) {
    String found = "%s and %s".formatted(Setting.text(low), Setting.text(high));
    return Optional.of(Problem.of(range.words(), expected, found, remedy));
  }
}
