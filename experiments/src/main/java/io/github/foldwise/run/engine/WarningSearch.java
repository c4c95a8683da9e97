package io.github.foldwise.run.engine;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Warning;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The search for an experiment's warnings, on another thread. In few rows it finds all of them
 * before training. In many rows it takes seconds, and leaves the processors to the first steps of
 * the training.
 */
public final class WarningSearch {
  private static final int FEW_ROWS = 10_000; // take less than half a second
  private static final long DELAY_SECONDS = 2;

  private final CheckedExperiment experiment;
  private final boolean isShort;
  private boolean toldLate;

  private WarningSearch(CheckedExperiment experiment, boolean isShort) {
    this.experiment = experiment;
    this.isShort = isShort;
  }

  /** Begins at once if the experiment has few rows. */
  public static WarningSearch in(CheckedExperiment experiment) {
    return in(experiment, FEW_ROWS);
  }

  static WarningSearch in(CheckedExperiment experiment, int fewRows) {
    boolean isShort = rows(experiment.data()) <= fewRows;
    if (isShort) {
      var unused = CompletableFuture.supplyAsync(experiment::warnings);
    }
    return new WarningSearch(experiment, isShort);
  }

  private static long rows(DataSet data) {
    return (long) data.training().rows() + data.test().map(ImageData::rows).orElse(0);
  }

  /** The warnings that are told before training: all or none. */
  List<Warning> early() {
    return isShort ? all() : List.of();
  }

  /** Searches for the others and tells them, some time after training has begun. */
  void tellLate(Consumer<Warning> listener) {
    var unused =
        CompletableFuture.runAsync(
            () -> tellNow(listener),
            CompletableFuture.delayedExecutor(DELAY_SECONDS, TimeUnit.SECONDS));
  }

  /** The same at once; returns when all are told, whoever told them. */
  synchronized void tellNow(Consumer<Warning> listener) {
    if (!isShort && !toldLate) {
      toldLate = true;
      all().forEach(listener);
    }
  }

  /** All warnings, for which it waits. */
  List<Warning> all() {
    return experiment.warnings();
  }
}
