package io.github.foldwise.canonical;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes the parts of a declaration from their components. */
final class CanonicalParts {
  private CanonicalParts() {}

  static Object construct(Class<?> type, Object[] values) {
    Class<?>[] components =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    return guarded(type, () -> type.getDeclaredConstructor(components).newInstance(values));
  }

  /** What a component has that is left out. */
  static Object leftOut(Class<?> type) {
    if (type == Optional.class) {
      return Optional.empty();
    }
    return type == List.class ? List.of() : type.getEnumConstants()[0];
  }

  /** The record that is written of a part that is none. */
  static Class<?> statement(Class<?> part) {
    return Arrays.stream(part.getMethods())
        .filter(method -> method.getName().equals("statement") && !method.isBridge())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(part + " is neither record nor stated"))
        .getReturnType();
  }

  /** The part, as its statement gives it. */
  static Object restore(Class<?> part, Object statement) {
    return guarded(part, () -> part.getMethod("of", statement.getClass()).invoke(null, statement));
  }

  @FunctionalInterface
  private interface Making {
    Object make() throws ReflectiveOperationException;
  }

  private static Object guarded(Class<?> type, Making making) {
    try {
      return making.make();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " is no public record, nor stated", e);
    }
  }
}
