package io.github.foldwise.cli.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A value that another thread computes meanwhile. Closing waits for that thread: a process that
 * exits while a native library loads may crash.
 */
final class Meanwhile<T> implements AutoCloseable {
  private final CompletableFuture<T> found;

  private Meanwhile(CompletableFuture<T> found) {
    this.found = found;
  }

  /** Starts computing. */
  static <T> Meanwhile<T> find(Supplier<T> finder) {
    return new Meanwhile<>(CompletableFuture.supplyAsync(finder));
  }

  /** Waits for the value; throws what the other thread threw. */
  T get() {
    try {
      return found.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException exception ? exception : e;
    }
  }

  @Override
  public void close() {
    found.handle((value, thrown) -> value).join();
  }
}
