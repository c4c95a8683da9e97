package io.github.foldwise.experiment;

import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** A list that another thread makes meanwhile: who reads it waits, and gets what went wrong. */
final class AwaitedList<T> extends AbstractList<T> {
  private final CompletableFuture<List<T>> elements;

  private AwaitedList(CompletableFuture<List<T>> elements) {
    this.elements = elements;
  }

  /** Begins to make it. */
  static <T> AwaitedList<T> of(Supplier<List<T>> maker) {
    return new AwaitedList<>(CompletableFuture.supplyAsync(() -> List.copyOf(maker.get())));
  }

  @Override
  public T get(int index) {
    return elements().get(index);
  }

  @Override
  public int size() {
    return elements().size();
  }

  private List<T> elements() {
    try {
      return elements.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException exception ? exception : e;
    }
  }
}
