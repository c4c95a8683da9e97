package io.github.foldwise.sweep;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Locale;

/** A parameter at a value. */
public record Setting<T>(Param<T> param, T value) {
  public Setting {
    requireNonNull(param, "the parameter of a setting");
    requireNonNull(value, () -> "a value of " + param.name());
  }

  /** {@code dropout=0.2}; enums are in lower case. */
  @Override
  public String toString() {
    return param.name() + "=" + text(value);
  }

  /** A value as {@code --set} and tables write it: numbers have no exponent. */
  public static String text(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
    String text = String.valueOf(value);
    boolean scientific = value instanceof Double && text.contains("E"); // 1.0E-5
    return scientific ? new BigDecimal(text).stripTrailingZeros().toPlainString() : text;
  }
}
