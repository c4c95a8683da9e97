package io.github.foldwise.sweep;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.guard.Suggestions;
import io.github.foldwise.training.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Reads {@code --set dropout=0.2}, according to the type of the parameter. */
public final class SettingText {
  private SettingText() {}

  /** Reads a value of one of the known parameters; refused if it is unknown or of another type. */
  public static Setting<?> parse(List<Setting<?>> known, String parameter, String value) {
    return known.stream()
        .filter(setting -> setting.param().name().equals(parameter))
        .findFirst()
        .<Setting<?>>map(setting -> parse(setting.param(), value.strip()))
        .orElseThrow(
            () ->
                new RefusedException(
                    Suggestions.unknown(
                        "parameter",
                        parameter,
                        known.stream().map(setting -> setting.param().name()).toList())));
  }

  @SuppressWarnings("unchecked") // each branch gives a value of the standard value's class
  private static <T> Setting<T> parse(Param<T> param, String text) {
    Object standard = param.standard();
    if (standard instanceof Integer) {
      return param.to((T) number(param, text, "a whole number", Integer::valueOf));
    }
    if (standard instanceof Long) {
      return param.to((T) number(param, text, "a whole number", Long::valueOf));
    }
    if (standard instanceof Double) {
      return param.to((T) number(param, text, "a number", Double::valueOf));
    }
    if (standard instanceof Boolean) {
      return param.to((T) choice(param, text, List.of(true, false)));
    }
    if (standard instanceof Enum<?> constant) {
      return param.to(
          (T) choice(param, text, Arrays.asList(constant.getDeclaringClass().getEnumConstants())));
    }
    if (standard instanceof Loss) {
      return param.to((T) loss(param, text));
    }
    return param.to((T) text);
  }

  private static Object number(
      Param<?> param, String text, String expected, Function<String, Object> read) {
    try {
      return read.apply(text);
    } catch (NumberFormatException e) {
      throw refused(param, text, expected);
    }
  }

  private static Object choice(Param<?> param, String text, List<?> values) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return values.stream()
        .filter(value -> Setting.text(value).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    param,
                    text,
                    "one of " + String.join(", ", values.stream().map(Setting::text).toList())));
  }

  private static Loss loss(Param<?> param, String text) {
    return Loss.read(text)
        .orElseThrow(
            () ->
                refused(
                    param,
                    text,
                    "one of %s; numbers may follow, as in huber(0.5)"
                        .formatted(String.join(", ", Loss.words()))));
  }

  private static RefusedException refused(Param<?> param, String text, String expected) {
    return new RefusedException(
        Problem.of(
            "parameter " + param.name(),
            expected,
            "'" + text + "'",
            "Its standard value is written %s=%s."
                .formatted(param.name(), Setting.text(param.standard()))));
  }
}
