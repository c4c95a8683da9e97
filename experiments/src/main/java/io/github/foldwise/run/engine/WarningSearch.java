package io.github.foldwise.run.engine;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Warning;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * The search for an experiment's warnings, on another thread. In few rows it has found all of them
 * before training; a search of many rows goes on meanwhile.
 */
final class WarningSearch {
  private static final int FEW_ROWS = 10_000; // takes less than half a second

  private final CompletableFuture<List<Warning>> search;
  private final boolean isShort;
  private CompletableFuture<Void> told = CompletableFuture.completedFuture(null);

  private WarningSearch(CompletableFuture<List<Warning>> search, boolean isShort) {
    this.search = search;
    this.isShort = isShort;
  }

  /** Starts it. */
  static WarningSearch in(CheckedExperiment experiment) {
    return new WarningSearch(
        CompletableFuture.supplyAsync(experiment::warnings), rows(experiment.data()) <= FEW_ROWS);
  }

  private static long rows(DataSet data) {
    return (long) data.training().rows() + data.test().map(ImageData::rows).orElse(0);
  }

  /** The warnings that are told before training: all or none. */
  List<Warning> early() {
    return isShort ? all() : List.of();
  }

  /** Tells the others, once they are found. */
  void tellLate(Consumer<Warning> listener) {
    if (!isShort) {
      told = search.thenAccept(warnings -> warnings.forEach(listener));
    }
  }

  /** Waits until all are told. A failure is thrown by {@link #all}. */
  void end() {
    told.handle((nothing, thrown) -> nothing).join();
  }

  /** All warnings, for which it waits. */
  List<Warning> all() {
    try {
      return search.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException own ? own : e;
    }
  }
}
