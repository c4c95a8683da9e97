package io.github.foldwise.cli.text;

import io.github.foldwise.experiment.Warning;
import io.github.foldwise.metrics.Score;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Trials and messages about them as text. */
public final class TrialText {
  private TrialText() {}

  /** {@code dropout=0.2, fold 3}; names the repeat from the second one on. */
  public static String place(String variant, int repeat, int fold) {
    return repeat > 1
        ? "%s, repeat %s, fold %s".formatted(variant, repeat, fold)
        : "%s, fold %s".formatted(variant, fold);
  }

  public static String place(TrialRow row) {
    return place(row.variant(), row.repeat(), row.fold());
  }

  /**
   * {@code accuracy 0.9139, loss 0.3705}, or the reason it failed; another score stands before the
   * accuracy.
   */
  public static String outcome(TrialRow row, Score score) {
    if (row.status() != TrialStatus.DONE) {
      return "%s (%s)".formatted(status(row), row.reason());
    }
    return "%saccuracy %s, loss %s"
        .formatted(
            score.isAccuracy() ? "" : "%s %s, ".formatted(score, figure(row.score())),
            figure(row.accuracy()),
            figure(row.loss()));
  }

  /** {@code test accuracy 0.9139, loss 0.3705}, or that there was no test set. */
  public static String figures(RefitRow row, Score score) {
    return row.isTested()
        ? "%stest accuracy %s, loss %s"
            .formatted(
                score.isAccuracy() ? "" : "test %s %s, ".formatted(score, figure(row.testScore())),
                figure(row.testAccuracy()),
                figure(row.testLoss()))
        : "done, no test rows to evaluate it on";
  }

  /** {@code diverged}. */
  static String status(TrialRow row) {
    return status(row.status());
  }

  static String status(TrialStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /** Four decimals, or a dash if not measured. */
  public static String figure(Optional<Float> value) {
    return value.map(v -> String.format(Locale.ROOT, "%.4f", v)).orElse("-");
  }

  /** A message about damaged lines of the journal. */
  public static String damaged(List<Integer> lines) {
    return "The journal is damaged in line %s: what those lines recorded is trained again."
        .formatted(lines.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }

  /** A warning before training. */
  public static String warning(Warning warning) {
    return "Warning: " + warning;
  }

  /** {@code 40 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
  public static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? "%s min %s s".formatted(seconds / 60, seconds % 60)
        : "%s h %s min".formatted(seconds / 3600, seconds / 60 % 60);
  }
}
