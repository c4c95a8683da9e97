package io.github.foldwise.reports.text;

import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.TrialRow;
import java.util.List;
import java.util.Locale;

/** The trials that diverged, failed or were pruned, with their reasons. */
final class UnfinishedSection {
  private UnfinishedSection() {}

  static void write(Markdown out, RunRecords records) {
    List<TrialRow> trials = records.trials().stream().filter(t -> !t.isDone()).toList();
    if (trials.isEmpty()) {
      return;
    }
    out.heading(2, "Trials that are not done");
    out.paragraph("No mean above includes them.");
    out.table(
        "llrl",
        List.of("Trial", "Status", "Epochs", "Reason"),
        trials.stream().map(trial -> row(trial, records.isRepeated())).toList());
  }

  private static List<String> row(TrialRow trial, boolean repeated) {
    return List.of(
        Markdown.escape(trial.name(repeated)),
        trial.status().name().toLowerCase(Locale.ROOT),
        Integer.toString(trial.epochs()),
        Markdown.sentence(trial.reason()));
  }
}
