package io.github.foldwise.canonical;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Writes a record with every number that it holds, defaults included, in one line: {@code conv
 * filters=64 kernel=window(height=3 width=3) padding=same …}. The same value gives the same text on
 * every machine and Java version, so its {@link Fingerprint} identifies the specification.
 */
public final class Canonical {
  private static final int DIGITS_OF_A_DOUBLE = 17; // always enough to read the same double back
  private static final int DIGITS_OF_A_DECIMAL =
      15; // only one decimal of so many reads as a double
  private static final String QUOTE = "\"";

  private static final ClassValue<String> KINDS =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          return snake(type.getSimpleName());
        }
      };

  private static final ClassValue<List<CanonicalComponent>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<CanonicalComponent> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(CanonicalComponent::of).toList();
        }
      };

  private Canonical() {}

  /** The record's kind and all its components, in the order of declaration. */
  public static String of(Record value) {
    return (kind(value.getClass()) + " " + components(value)).strip();
  }

  private static String components(Record value) {
    StringJoiner named = new StringJoiner(" ");
    for (CanonicalComponent component : COMPONENTS.get(value.getClass())) {
      Object own = component.of(value);
      if (!component.isLeftOut(own)) {
        named.add(named(component.name(), own));
      }
    }
    return named.toString();
  }

  /** {@code name=value}; the kind of a nested record is omitted if it equals its name. */
  private static String named(String name, Object value) {
    if (value instanceof Record || value instanceof Stated<?>) {
      String kind = kind(value.getClass());
      return name + "=" + (kind.equals(name) ? "" : kind) + "(" + components(stated(value)) + ")";
    }
    return name + "=" + plain(value);
  }

  private static String plain(Object value) {
    if (value instanceof Record || value instanceof Stated<?>) {
      return kind(value.getClass()) + "(" + components(stated(value)) + ")";
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
   * The shortest decimal that reads back to the same double. {@code Double.toString} alone would
   * not do: what it writes changed with Java 19.
   */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return String.valueOf((long) value);
    }
    BigDecimal written = new BigDecimal(Double.toString(value)); // reads back
    return written.precision() <= DIGITS_OF_A_DECIMAL && Math.abs(value) >= Double.MIN_NORMAL
        ? written.stripTrailingZeros().toString()
        : shortest(value).stripTrailingZeros().toString();
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal shortest = exact;
    for (int digits = DIGITS_OF_A_DOUBLE; digits >= 1; digits--) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() != value) {
        break;
      }
      shortest = rounded;
    }
    return shortest;
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
    return KINDS.get(type);
  }

  /** The name of the record's class in lower case: {@code one_hot_cross_entropy}. */
  public static String kind(Record value) {
    return kind(value.getClass());
  }

  /** {@code kernelInitializer} to {@code kernel_initializer}. */
  static String snake(String camel) {
    StringBuilder snake = new StringBuilder();
    boolean wordMayEnd = false;
    for (int i = 0; i < camel.length(); i++) {
      char sign = camel.charAt(i);
      boolean upper = sign >= 'A' && sign <= 'Z';
      snake.append(upper && wordMayEnd ? "_" : "").append(sign);
      wordMayEnd = (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9');
    }
    return snake.toString().toLowerCase(Locale.ROOT);
  }
}
