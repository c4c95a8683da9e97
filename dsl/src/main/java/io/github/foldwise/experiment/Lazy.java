package io.github.foldwise.experiment;

import java.util.function.Supplier;

/** A value that the first caller computes, on its own thread; other callers wait for it. */
final class Lazy<T> {
  private Supplier<T> maker;
  private T value;

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  synchronized T get() {
    if (maker != null) {
      value = maker.get();
      maker = null; // frees what it holds; a failure is thrown again by the next call
    }
    return value;
  }
}
