package io.github.foldwise.cli.progress;

import io.github.foldwise.cli.text.TrialText;
import io.github.foldwise.metrics.Score;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.run.engine.Progress;
import java.util.Optional;

/** The lines of finished trials, numbered: {@code [3/20] dropout=0.2, fold 3: accuracy 0.9139}. */
final class TrialLines {
  /** Before the plan is ready. */
  static final Progress NOTHING = new Progress(0, 0, 0, 0);

  private final Score score;
  private int finished;

  /** Lines of an experiment whose variants are compared by this score. */
  TrialLines(Score score) {
    this.score = score;
  }

  /** What an earlier run left. */
  Optional<String> planned(int trials, int restored) {
    finished = restored;
    return restored == 0
        ? Optional.empty()
        : Optional.of("An earlier run finished %s of %s trials.".formatted(restored, trials));
  }

  /** The line of a trial that ended, of so many trials in all. */
  String finished(TrialRow row, int trials) {
    return number(trials) + "%s: %s".formatted(TrialText.place(row), TrialText.outcome(row, score));
  }

  /** The line of the refit. */
  String finished(RefitRow row, int trials) {
    return number(trials)
        + "refit of %s on all training rows: %s"
            .formatted(row.variant(), TrialText.figures(row, score));
  }

  /** Whether the last line was that of the last trial. */
  boolean isLast(int trials) {
    return finished >= trials;
  }

  private String number(int trials) {
    finished++;
    return "[%s/%s] ".formatted(finished, trials);
  }
}
