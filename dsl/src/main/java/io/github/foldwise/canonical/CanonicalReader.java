package io.github.foldwise.canonical;

import io.github.foldwise.check.RefusedException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads back what {@link Canonical} writes: {@code read(type, Canonical.of(x)).equals(x)}.
 *
 * <p>A component that the text does not have, or has and the record does not, means that another
 * version of Foldwise wrote it.
 */
public final class CanonicalReader {
  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(
          int.class, Integer.class,
          long.class, Long.class,
          double.class, Double.class,
          boolean.class, Boolean.class);

  private static final int DEEPEST = 100; // more than a model of the deepest nested blocks has

  private final CanonicalText text;
  private int depth;

  private CanonicalReader(String text) {
    this.text = new CanonicalText(text);
  }

  /**
   * The record that was written.
   *
   * @param type the record's class, or a sealed interface of which it is a kind
   * @throws RefusedException if this version would not write this text
   */
  public static <T> T read(Class<T> type, String text) {
    CanonicalReader reader = new CanonicalReader(text);
    T value =
        type.cast(reader.part(type, reader.text.word("a kind of " + Canonical.kind(type)), ""));
    reader.text.requireEnd();
    return value;
  }

  private Object value(Type type, String name) {
    if (type instanceof ParameterizedType generic) {
      return container(generic, name);
    }
    Class<?> plain = (Class<?>) type;
    return isPart(plain) ? nested(plain, name) : literal(BOXES.getOrDefault(plain, plain), name);
  }

  private Object container(ParameterizedType type, String name) {
    Type[] of = type.getActualTypeArguments();
    Class<?> raw = (Class<?>) type.getRawType();
    if (raw == Optional.class) {
      return text.takes("none") ? Optional.empty() : Optional.of(value(of[0], ""));
    }
    if (raw == List.class) {
      return list(of[0]);
    }
    if (raw == SortedMap.class) {
      return map(of[0], of[1]);
    }
    return nested(raw, name);
  }

  private List<Object> list(Type element) {
    List<Object> values = new ArrayList<>();
    text.expect("[");
    while (!text.takes("]")) {
      values.add(value(element, ""));
      text.takes(" ");
    }
    return values;
  }

  private SortedMap<Object, Object> map(Type key, Type element) {
    SortedMap<Object, Object> values = new TreeMap<>();
    text.expect("[");
    while (!text.takes("]")) {
      Object read = value(key, "");
      text.expect(":");
      values.put(read, value(element, ""));
      text.takes(" ");
    }
    return values;
  }

  /** {@code kind(components)}; the kind defaults to the component's name. */
  private Object nested(Class<?> type, String name) {
    String kind = text.isAt("(") ? name : text.word("a kind of " + Canonical.kind(type));
    text.expect("(");
    if (++depth > DEEPEST) {
      throw text.refuse("at most %s parts within each other".formatted(DEEPEST));
    }
    Object value = part(type, kind, ")");
    depth--;
    text.expect(")");
    return value;
  }

  private Object part(Class<?> type, String kind, String end) {
    Class<?> found =
        kinds(type)
            .filter(candidate -> Canonical.kind(candidate).equals(kind))
            .findFirst()
            .orElseThrow(() -> text.unknown("kind of " + Canonical.kind(type), kind, names(type)));
    if (found.isRecord()) {
      return record(found, end);
    }
    Class<?> statement = CanonicalParts.statement(found);
    return CanonicalParts.restore(found, record(statement, end));
  }

  private Object record(Class<?> type, String end) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = Canonical.snake(components[i].getName());
      String beginning = (i > 0 || end.isEmpty() ? " " : "") + name + "=";
      values[i] =
          components[i].isAnnotationPresent(LeftOut.class) && !text.isAt(beginning)
              ? CanonicalParts.leftOut(components[i].getType())
              : component(components[i], name, beginning);
    }
    return CanonicalParts.construct(type, values);
  }

  private Object component(RecordComponent component, String name, String beginning) {
    if (beginning.startsWith(" ")) {
      text.expect(" ");
    }
    text.expect(name + "=");
    return value(component.getGenericType(), name);
  }

  private Object literal(Class<?> type, String name) {
    if (type == String.class) {
      return text.quoted();
    }
    String word = text.word("a value of " + (name.isEmpty() ? Canonical.kind(type) : name));
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst()
          .orElseThrow(() -> text.unknown(Canonical.kind(type), word, constants(type)));
    }
    return text.parsed(type, word);
  }

  private static boolean isPart(Class<?> type) {
    return type.isRecord() || type.isSealed() || Stated.class.isAssignableFrom(type);
  }

  /** The type itself, or all kinds of a sealed interface. */
  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(CanonicalReader::kinds)
        : Stream.of(type);
  }

  private static List<String> names(Class<?> type) {
    return kinds(type).map(Canonical::kind).toList();
  }

  private static List<String> constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
