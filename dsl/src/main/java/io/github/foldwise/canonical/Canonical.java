package io.github.foldwise.canonical;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Writes a record with every number that it holds, defaults included, in one line: {@code conv
 * filters=64 kernel=window(height=3 width=3) padding=same …}. The same value gives the same text on
 * every machine and Java version, so its {@link Fingerprint} identifies the specification.
 */
public final class Canonical {
  private static final int DIGITS_OF_A_DOUBLE = 17; // always enough to read the same double back
  private static final String QUOTE = "\"";

  private Canonical() {}

  /** The record's kind and all its components, in the order of declaration. */
  public static String of(Record value) {
    return (kind(value.getClass()) + " " + components(value)).strip();
  }

  private static String components(Record value) {
    return Arrays.stream(value.getClass().getRecordComponents())
        .filter(component -> !isLeftOut(component, value))
        .map(component -> named(snake(component.getName()), read(component, value)))
        .collect(Collectors.joining(" "));
  }

  private static boolean isLeftOut(RecordComponent component, Record value) {
    return component.isAnnotationPresent(LeftOut.class)
        && read(component, value).equals(CanonicalParts.leftOut(component.getType()));
  }

  /** {@code name=value}; the kind of a nested record is omitted if it equals its name. */
  private static String named(String name, Object value) {
    if (value instanceof Record || value instanceof Stated<?>) {
      String kind = kind(value.getClass());
      return "%s=%s(%s)".formatted(name, kind.equals(name) ? "" : kind, components(stated(value)));
    }
    return name + "=" + plain(value);
  }

  private static String plain(Object value) {
    if (value instanceof Record || value instanceof Stated<?>) {
      return "%s(%s)".formatted(kind(value.getClass()), components(stated(value)));
    }
    if (value instanceof String text) {
      return quoted(text);
    }
    if (value instanceof Double number) {
      return number(number);
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(Canonical::plain).orElse("none");
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Canonical::plain).collect(Collectors.joining(" ", "[", "]"));
    }
    if (value instanceof SortedMap<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> plain(entry.getKey()) + ":" + plain(entry.getValue()))
          .collect(Collectors.joining(" ", "[", "]"));
    }
    return value instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT)
        : String.valueOf(value);
  }

  /**
   * The shortest decimal that reads back to the same double. {@code Double.toString} would not do:
   * what it writes changed with Java 19.
   */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal shortest = exact;
    for (int digits = DIGITS_OF_A_DOUBLE; digits >= 1; digits--) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() != value) {
        break;
      }
      shortest = rounded;
    }
    BigDecimal stripped = shortest.stripTrailingZeros();
    return Math.abs(value) < 1e9 && stripped.scale() < 0
        ? stripped.toPlainString()
        : stripped.toString();
  }

  private static Object read(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the records of a specification are public", e);
    }
  }

  private static String quoted(String text) {
    return QUOTE
        + text.replace("\\", "\\\\").replace(QUOTE, "\\" + QUOTE).replace("\n", "\\n")
        + QUOTE;
  }

  private static Record stated(Object value) {
    return value instanceof Stated<?> part ? part.statement() : (Record) value;
  }

  static String kind(Class<?> type) {
    return snake(type.getSimpleName());
  }

  /** The name of the record's class in lower case: {@code one_hot_cross_entropy}. */
  public static String kind(Record value) {
    return kind(value.getClass());
  }

  /** {@code kernelInitializer} to {@code kernel_initializer}. */
  static String snake(String camel) {
    return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
