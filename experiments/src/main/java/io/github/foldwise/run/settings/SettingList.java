package io.github.foldwise.run.settings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Settings in their order; one that is not at work can be left out. */
final class SettingList {
  private static final double LEAST_WITHOUT_EXPONENT = 1e-3;
  private static final double LEAST_WITH_EXPONENT = 1e7;

  private final List<SettingLine> lines = new ArrayList<>();

  /** Adds a setting. */
  SettingList with(String name, Object value) {
    lines.add(new SettingLine(name, String.valueOf(value)));
    return this;
  }

  /** Adds a number. */
  SettingList with(String name, double value) {
    return with(name, number(value));
  }

  /** Adds a setting if the condition holds. */
  SettingList withIf(boolean condition, String name, Object value) {
    return condition ? with(name, value) : this;
  }

  List<SettingLine> lines() {
    return List.copyOf(lines);
  }

  /** {@code 0.001}, {@code 1e-5}, {@code 2}. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size < LEAST_WITHOUT_EXPONENT || size >= LEAST_WITH_EXPONENT)) {
      return String.valueOf(value).replace(".0E", "e").replace("E", "e");
    }
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
