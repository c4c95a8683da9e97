package io.github.foldwise.canonical;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws values of any declaration: of every kind of a sealed interface, with random components. */
public final class RandomDeclarations {
  private static final int DEEPEST = 6; // lists and optionals below are empty
  private static final int TRIES = 1000; // until a record's constructor accepts what was drawn
  private static final List<Double> SPECIAL =
      List.of(0.0, 1.0, 1e-7, 1e300, 4.9e-324, Double.NaN, Double.POSITIVE_INFINITY, 10_000.0);

  private final Random random;

  public RandomDeclarations(long seed) {
    this.random = new Random(seed);
  }

  /** All records and stated parts of a type. */
  public static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(RandomDeclarations::kinds)
        : Stream.of(type);
  }

  /** A value of a type that is no interface, or of a random kind of one that is. */
  public Object draw(Class<?> type) {
    return value(type, 0);
  }

  private Object value(Type type, int depth) {
    if (type instanceof ParameterizedType generic) {
      return container(generic, depth);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isSealed()) {
      List<Class<?>> kinds = kinds(plain).toList();
      return value(kinds.get(random.nextInt(kinds.size())), depth);
    }
    if (plain.isRecord()) {
      return record(plain, depth);
    }
    if (Stated.class.isAssignableFrom(plain)) {
      return CanonicalParts.restore(plain, record(CanonicalParts.statement(plain), depth));
    }
    return plain.isEnum()
        ? plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)]
        : literal(plain);
  }

  private Object record(Class<?> type, int depth) {
    return Stream.generate(() -> attempt(type, depth))
        .limit(TRIES)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no luck with " + type));
  }

  /** Empty if the record checks its components itself. */
  private Optional<Object> attempt(Class<?> type, int depth) {
    Object[] components =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getGenericType)
            .map(component -> value(component, depth + 1))
            .toArray();
    try {
      return Optional.of(CanonicalParts.construct(type, components));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Object container(ParameterizedType type, int depth) {
    Type[] of = type.getActualTypeArguments();
    int size = depth > DEEPEST ? 0 : random.nextInt(3);
    if (type.getRawType() == Optional.class) {
      return size == 0 ? Optional.empty() : Optional.of(value(of[0], depth + 1));
    }
    if (type.getRawType() == List.class) {
      return IntStream.range(0, size).mapToObj(i -> value(of[0], depth + 1)).toList();
    }
    if (type.getRawType() == SortedMap.class) {
      SortedMap<Object, Object> map = new TreeMap<>();
      IntStream.range(0, size)
          .forEach(i -> map.put(value(of[0], depth + 1), value(of[1], depth + 1)));
      return map;
    }
    return value(type.getRawType(), depth);
  }

  private Object literal(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return random.nextInt(1000) - 10;
    }
    if (type == long.class || type == Long.class) {
      return random.nextLong();
    }
    if (type == double.class || type == Double.class) {
      return random.nextInt(3) == 0
          ? SPECIAL.get(random.nextInt(SPECIAL.size()))
          : (Object) random.nextDouble();
    }
    if (type == boolean.class || type == Boolean.class) {
      return random.nextBoolean();
    }
    if (type == String.class) {
      return random
          .ints(random.nextInt(8), 0, 12)
          .mapToObj(i -> String.valueOf("ab \"\\()[]=:\n".charAt(i)))
          .reduce("", String::concat);
    }
    throw new IllegalArgumentException("how is a %s written?".formatted(type));
  }
}
