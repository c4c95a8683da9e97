package io.github.foldwise.canonical;

/**
 * Part of a declaration that is no record because no line of text can hold it, such as images.
 * {@link Canonical} writes its statement instead. The class has a public static method {@code of}
 * that takes the statement and returns the part as the text gives it.
 */
public interface Stated<R extends Record> {
  /** What is written of it. */
  R statement();
}
