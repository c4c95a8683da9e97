package io.github.foldwise.experiment;

import java.util.Locale;

/**
 * A parameter at a value.
 *
 * @param <T> type of the value
 * @param param which
 * @param value its value
 */
public record Setting<T>(Param<T> param, T value) {

  /** {@code dropout=0.2}: enums in lower case. */
  @Override
  public String toString() {
    return param.name() + "=" + text(value);
  }

  /** How a value is written in {@code --set} and in tables. */
  static String text(Object value) {
    return value instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT)
        : String.valueOf(value);
  }
}
