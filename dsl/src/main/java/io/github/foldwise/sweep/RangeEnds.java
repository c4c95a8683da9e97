package io.github.foldwise.sweep;

import io.github.foldwise.check.Problem;
import java.util.Locale;
import java.util.Optional;

/** Text and checks that all ranges of numbers share. */
final class RangeEnds {
  private RangeEnds() {}

  /** {@code linear(dropout, 0.1, 0.7)}. */
  static String words(Param<?> param, Number low, Number high, Scale scale) {
    String word = scale.name().toLowerCase(Locale.ROOT);
    return "%s(%s, %s, %s)".formatted(word, param.name(), Setting.text(low), Setting.text(high));
  }

  static Optional<Problem> problem(SearchRange<?> range, Number from, Number to, Scale scale) {
    double low = from.doubleValue();
    double high = to.doubleValue();
    String found = "%s and %s".formatted(Setting.text(from), Setting.text(to));
    if (!Double.isFinite(low) || !Double.isFinite(high)) {
      return refused(range, "two finite ends", found, "Give both ends a number.");
    }
    if (low >= high) {
      return refused(
          range,
          "a lower end and then a higher one",
          found,
          low > high ? "Swap the two." : "Give it another end, or set this value in the baseline.");
    }
    if (scale == Scale.LOG && low <= 0) {
      return refused(
          range, "ends above 0, for a logarithm", found, "Raise the lower end, or take linear(…).");
    }
    return Optional.empty();
  }

  private static Optional<Problem> refused(
      SearchRange<?> range, String expected, String found, String remedy) {
    return Optional.of(Problem.of(range.words(), expected, found, remedy));
  }
}
