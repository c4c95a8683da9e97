package io.github.foldwise.canonical;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;

/**
 * A component of a declaration's record.
 *
 * @param name in snake_case
 * @param maySayNothing whether it is omitted while it has the first value of its type
 */
record CanonicalComponent(String name, Method accessor, boolean maySayNothing) {

  static CanonicalComponent of(RecordComponent component) {
    return new CanonicalComponent(
        Canonical.snake(component.getName()),
        component.getAccessor(),
        component.isAnnotationPresent(LeftOut.class));
  }

  /** Its value in a record. */
  Object of(Record value) {
    try {
      return accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the records of a specification are public", e);
    }
  }

  /** Whether this value of it is not written. */
  boolean isLeftOut(Object own) {
    return maySayNothing && own.equals(CanonicalParts.leftOut(accessor.getReturnType()));
  }
}
