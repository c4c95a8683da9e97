package io.github.foldwise.reports.records;

import com.fasterxml.jackson.core.io.NumberInput;
import io.github.foldwise.reports.format.FloatText;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How one type of value is written in a CSV cell and read from it.
 *
 * @param expected the description of a valid value in a message
 */
record Cell(String expected, Function<Object, String> writer, Function<String, Object> reader) {
  private static final Pattern DECIMAL =
      Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?|NaN|-?Infinity");

  private static final Cell TEXT = new Cell("text", Object::toString, text -> text);
  private static final Cell INT = new Cell("a whole number", Object::toString, Integer::valueOf);
  private static final Cell LONG = new Cell("a whole number", Object::toString, Long::valueOf);
  private static final Cell FLOAT =
      new Cell(
          "a number",
          v -> FloatText.of((Float) v),
          text -> NumberInput.parseFloat(requireDecimal(text), true));
  private static final Cell DOUBLE =
      new Cell(
          "a number",
          v -> FloatText.statistic((Double) v),
          text -> NumberInput.parseDouble(requireDecimal(text), true));
  private static final Cell BOOLEAN =
      new Cell("true or false", Object::toString, Cell::requireBoolean);
  private static final Cell VERDICT = new Cell("a verdict", Object::toString, Verdict::parse);
  private static final Cell PIXELS =
      new Cell("base64", v -> ((Pixels) v).toBase64(), Pixels::fromBase64);
  private static final Cell OPTIONAL_FLOAT =
      new Cell(
          "a number or nothing",
          v -> ((Optional<?>) v).map(FLOAT.writer).orElse(""),
          text -> text.isEmpty() ? Optional.empty() : Optional.of(FLOAT.reader.apply(text)));
  private static final Cell OPTIONAL_INT =
      new Cell(
          "a whole number or nothing",
          v -> writeOptional((OptionalInt) v),
          text -> text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text)));
  private static final Cell OPTIONAL_DOUBLE =
      new Cell(
          "a number or nothing",
          v -> writeOptional((OptionalDouble) v),
          text ->
              text.isEmpty()
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(Double.parseDouble(requireDecimal(text))));

  private static final Map<Class<?>, Cell> BY_TYPE =
      Map.of(
          String.class, TEXT,
          int.class, INT,
          long.class, LONG,
          float.class, FLOAT,
          double.class, DOUBLE,
          boolean.class, BOOLEAN,
          Verdict.class, VERDICT,
          Pixels.class, PIXELS,
          OptionalInt.class, OPTIONAL_INT,
          OptionalDouble.class, OPTIONAL_DOUBLE);

  /** The cell of a record's component. */
  static Cell of(RecordComponent component) {
    Class<?> type = component.getType();
    if (type.isEnum()) {
      return ofEnum(type);
    }
    if (type == Optional.class) {
      ParameterizedType optional = (ParameterizedType) component.getGenericType();
      require(optional.getActualTypeArguments()[0] == Float.class, component);
      return OPTIONAL_FLOAT;
    }
    Cell cell = BY_TYPE.get(type);
    require(cell != null, component);
    return cell;
  }

  private static Cell ofEnum(Class<?> type) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Cell::lowerCase).toList();
    return new Cell(
        names.stream().collect(Collectors.joining(", ", "one of ", "")),
        Cell::lowerCase,
        text -> {
          if (!names.contains(text)) {
            throw new IllegalArgumentException(text);
          }
          return type.getEnumConstants()[names.indexOf(text)];
        });
  }

  private static String lowerCase(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }

  private static String writeOptional(OptionalInt value) {
    return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
  }

  private static String writeOptional(OptionalDouble value) {
    return value.isPresent() ? FloatText.statistic(value.getAsDouble()) : "";
  }

  /** Java's own parser also takes {@code 1f}, {@code 0x1p3} and blanks around a number. */
  private static String requireDecimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new NumberFormatException(text);
    }
    return text;
  }

  /** Java's own parser takes every other text for false. */
  private static Object requireBoolean(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(text);
    }
    return text.equals("true");
  }

  private static void require(boolean known, RecordComponent component) {
    if (!known) {
      throw new IllegalArgumentException("no CSV cell for " + component);
    }
  }
}
