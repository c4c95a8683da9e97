package io.github.foldwise.canonical;

/**
 * Part of a declaration that is no record, for it holds what no line of text can, such as images.
 * {@link Canonical} writes its statement in its place. The class has a public static method {@code
 * of} that takes the statement and gives the part as far as the text knows it.
 *
 * @param <R> says everything that tells it apart from others of its kind
 */
public interface Stated<R extends Record> {
  /** What is written of it. */
  R statement();
}
