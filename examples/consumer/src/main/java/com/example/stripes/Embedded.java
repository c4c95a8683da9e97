package com.example.stripes;

import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.run.ResultRow;
import io.github.foldwise.run.Run;
import io.github.foldwise.run.RunListener;
import io.github.foldwise.run.RunResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A program that runs an experiment itself, as a service would: cross-validation with an ablation,
 * a time limit, and the results as values. A run that the limit stopped resumes the next time.
 */
public final class Embedded {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private Embedded() {}

  public static void main(String[] args) {
    RunResult result =
        Run.of(StripesExperiment.EXPERIMENT)
            .in(Path.of("runs", "embedded"))
            .jobs(2)
            .listener(new Deadline(Instant.now().plus(LIMIT)))
            .execute();
    if (result.isStopped()) {
      System.out.println("Stopped after " + LIMIT + "; the next start resumes the run.");
      return;
    }
    for (ResultRow row : result.table("filters").rows()) {
      System.out.printf(
          Locale.ROOT,
          "%d filters: accuracy %.4f, %s%n",
          row.value(StripesExperiment.FILTERS),
          row.mean().orElse(Double.NaN),
          comparison(row));
    }
    System.out.println("Report: " + result.report());
  }

  private static String comparison(ResultRow row) {
    return row.difference().isPresent()
        ? String.format(
            Locale.ROOT, "difference %+.4f, %s", row.difference().getAsDouble(), row.verdict())
        : "the baseline";
  }

  /** Prints each trial, and stops the run at a point in time. */
  private record Deadline(Instant end) implements RunListener {
    @Override
    public void trialFinished(TrialRow trial) {
      System.out.printf("%s, fold %d: %s%n", trial.variant(), trial.fold(), trial.status());
    }

    @Override
    public boolean stopRequested() {
      return Instant.now().isAfter(end);
    }
  }
}
