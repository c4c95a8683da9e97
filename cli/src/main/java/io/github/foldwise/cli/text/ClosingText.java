package io.github.foldwise.cli.text;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.reports.records.AblationTable;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.reports.statistics.Summaries;
import io.github.foldwise.run.engine.RunSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text after training: the baseline's folds, all variants, failures, the report's path. */
public final class ClosingText {
  private final RunSummary summary;
  private final List<SummaryRow> variants;
  private final StringBuilder text = new StringBuilder();

  private ClosingText(CheckedExperiment experiment, RunSummary summary) {
    this.summary = summary;
    List<String> names =
        experiment.variants().stream().map(variant -> variant.variant().name()).toList();
    this.variants =
        Summaries.of(
            summary.trials(),
            List.of(AblationTable.of("all", names)),
            experiment.protocol().margin());
  }

  public static String of(CheckedExperiment experiment, RunSummary summary, Path directory) {
    return new ClosingText(experiment, summary).write(directory);
  }

  private String write(Path directory) {
    text.append('\n');
    summary.trials().stream()
        .filter(trial -> trial.variant().equals(RunRecords.BASELINE))
        .forEach(this::fold);
    average(variants.get(0));
    if (variants.size() > 1) {
      text.append('\n').append(table().indented(""));
    }
    prunedVariants();
    wrongTrials();
    line("\nReport: %s", RunDirectory.at(directory).html());
    return text.toString();
  }

  private void fold(TrialRow trial) {
    String place = trial.repeat() > 1 ? "Repeat %s, fold".formatted(trial.repeat()) : "Fold";
    if (isDone(trial)) {
      line(
          "%s %d: Accuracy = %s, Loss = %s",
          place, trial.fold(), TrialText.figure(trial.accuracy()), TrialText.figure(trial.loss()));
    } else {
      line("%s %d: %s", place, trial.fold(), TrialText.status(trial)); // the reason follows below
    }
  }

  private void average(SummaryRow baseline) {
    if (baseline.n() > 0) {
      line(
          "Average: Accuracy = %s, Loss = %s",
          figure(baseline.mean()), figure(baseline.meanLoss()));
    }
  }

  private TextTable table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("variant", "folds", "accuracy (mean ± sd)", "mean loss", "against the baseline"));
    for (SummaryRow row : variants) {
      rows.add(
          List.of(
              row.variant(),
              String.valueOf(row.n()),
              figure(row.mean()) + (row.sd().isPresent() ? " ± " + figure(row.sd()) : ""),
              figure(row.meanLoss()),
              verdicts(row.variant())));
    }
    return new TextTable(rows);
  }

  /** The verdicts of all tables with this variant; a table with more rows is stricter. */
  private String verdicts(String variant) {
    return summary.tables().stream()
        .filter(row -> row.variant().equals(variant))
        .map(row -> row.verdict().toString())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private void wrongTrials() {
    List<TrialRow> wrong =
        Stream.concat(summary.trials().stream(), summary.wrongBeside().stream())
            .filter(trial -> !isDone(trial) && !isPruned(trial))
            .toList();
    if (!wrong.isEmpty()) {
      line("\n%s failed or diverged:", Quantity.of(wrong.size(), "trial"));
      wrong.forEach(trial -> line("  %s: %s", TrialText.place(trial), TrialText.outcome(trial)));
    }
    if (summary.stopped()) {
      line(
          "\nStopped: %d of %d trials are done. The same command trains the others.",
          summary.trials().size(), summary.planned());
    }
  }

  /** Each pruned variant once, although all its later trials are pruned. */
  private void prunedVariants() {
    Map<String, String> reasons = new LinkedHashMap<>();
    summary.trials().stream()
        .filter(ClosingText::isPruned)
        .forEach(trial -> reasons.putIfAbsent(trial.variant(), trial.reason()));
    if (!reasons.isEmpty()) {
      line("\n%s pruned:", Quantity.of(reasons.size(), "variant"));
      reasons.forEach((variant, reason) -> line("  %s: %s", variant, reason));
    }
  }

  private static boolean isPruned(TrialRow trial) {
    return trial.status() == TrialStatus.PRUNED;
  }

  private static boolean isDone(TrialRow trial) {
    return trial.status() == TrialStatus.DONE;
  }

  private static String figure(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "-";
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
