package io.github.foldwise.cli.progress;

import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import java.util.Optional;

/** Rows of trials. */
final class Rows {
  private Rows() {}

  static TrialRow done(String variant, int repeat, int fold) {
    return new TrialRow(
        "trial",
        variant,
        repeat,
        fold,
        1,
        "spec",
        1,
        100,
        25,
        Optional.of(0.9139f),
        Optional.of(0.3705f),
        Optional.of(0.3f),
        Optional.of(0.0705f),
        Optional.empty(),
        Optional.empty(),
        TrialStatus.DONE,
        "",
        Optional.of(0.8125f));
  }
}
