package io.github.foldwise.canonical;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component that {@link Canonical} omits while it says nothing, because it was added to its
 * record later, and earlier texts keep their meaning: the first constant of an enum, an empty
 * optional or an empty list.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface LeftOut {}
