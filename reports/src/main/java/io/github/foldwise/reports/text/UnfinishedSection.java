package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The trials that diverged, failed or were pruned, with their reasons; a variant's pruned trials
 * share a line, and so do others with one reason.
 */
final class UnfinishedSection {
  private UnfinishedSection() {}

  static void write(Markdown out, RunRecords records) {
    Map<List<Object>, List<TrialRow>> lines = new LinkedHashMap<>();
    records.trials().stream()
        .filter(trial -> !trial.isDone())
        .forEach(trial -> lines.computeIfAbsent(line(trial), l -> new ArrayList<>()).add(trial));
    if (lines.isEmpty()) {
      return;
    }
    out.heading(2, "Trials that are not done");
    out.paragraph("No mean above includes them.");
    out.table(
        "lllrl",
        List.of(
            "Variant",
            records.isRepeated() ? "Trials (repeat.fold)" : "Folds",
            "Status",
            "Epochs",
            "Reason"),
        lines.values().stream().map(trials -> row(trials, records.isRepeated())).toList());
  }

  private static List<Object> line(TrialRow trial) {
    return trial.status() == TrialStatus.PRUNED
        ? List.of(trial.variant(), trial.status())
        : List.of(trial.variant(), trial.status(), trial.epochs(), trial.reason());
  }

  private static List<String> row(List<TrialRow> trials, boolean repeated) {
    TrialRow first = trials.get(0);
    return List.of(
        Markdown.escape(first.variant()),
        String.join(", ", trials.stream().map(trial -> place(trial, repeated)).toList()),
        first.status().name().toLowerCase(Locale.ROOT),
        Integer.toString(first.epochs()),
        reason(first));
  }

  /** A pruned trial's reason is ours, and full of numbers. */
  private static String reason(TrialRow trial) {
    boolean isPruned = trial.status() == TrialStatus.PRUNED;
    return Markdown.sentence(isPruned ? NumberText.typeset(trial.reason()) : trial.reason());
  }

  private static String place(TrialRow trial, boolean repeated) {
    return (repeated ? trial.repeat() + "." : "") + trial.fold();
  }
}
