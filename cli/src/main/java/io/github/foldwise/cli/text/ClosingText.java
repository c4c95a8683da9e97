package io.github.foldwise.cli.text;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.metrics.Score;
import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.AblationTable;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.RowNames;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.reports.records.Verdict;
import io.github.foldwise.reports.statistics.Summaries;
import io.github.foldwise.run.engine.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text after training: folds of the baseline, variants, and what became of the trials. */
public final class ClosingText {
  private static final int MOST_LINES = 10; // of a list; more would hide what is above it
  private static final String DASH = "-";

  private final RunSummary summary;
  private final Score score;
  private final RunDirectory files;
  private final List<SummaryRow> variants; // the baseline first
  private TextLines text = new TextLines(Integer.MAX_VALUE);

  public ClosingText(CheckedExperiment experiment, RunSummary summary, Path directory) {
    this.summary = summary;
    this.score = experiment.protocol().score();
    this.files = RunDirectory.at(directory);
    List<String> names =
        experiment.variants().stream().map(variant -> variant.variant().name()).toList();
    this.variants =
        Summaries.of(
            summary.trials(),
            List.of(AblationTable.of("all", names)),
            experiment.protocol().margin());
  }

  /** All of it, in lines of at most this width; paths may be longer. */
  public String whole(int width) {
    text = new TextLines(width);
    text.gap();
    folds();
    average();
    if (variants.size() > 1) {
      text.gap();
      table();
    }
    text.gap();
    trials();
    best();
    testAccuracy();
    refit();
    prunedVariants();
    wrongTrials();
    text.gap();
    places();
    return text.toString();
  }

  /** What went wrong, and where the report is. */
  public String brief() {
    text = new TextLines(Integer.MAX_VALUE);
    wrongTrials();
    places();
    return text.toString().stripLeading();
  }

  private void folds() {
    List<TrialRow> trials = summary.records().trialsOfTheBaseline();
    if (trials.size() <= MOST_LINES) {
      trials.forEach(this::fold);
      return;
    }
    List<Float> scores = trials.stream().flatMap(trial -> trial.score().stream()).toList();
    text.line(
        "%s of the baseline: %s done, %s from %s to %s",
        trials.size() + " trials",
        scores.size(),
        scoreTitle(),
        TrialText.figure(scores.stream().min(Comparator.naturalOrder())),
        TrialText.figure(scores.stream().max(Comparator.naturalOrder())));
  }

  private void fold(TrialRow trial) {
    String place = trial.repeat() > 1 ? "Repeat %s, fold".formatted(trial.repeat()) : "Fold";
    if (trial.isDone()) {
      text.line(
          "%s %s: %s = %s, Loss = %s",
          place,
          trial.fold(),
          scoreTitle(),
          TrialText.figure(trial.score()),
          TrialText.figure(trial.loss()));
    } else {
      text.line(
          "%s %s: %s", place, trial.fold(), TrialText.status(trial)); // the reason follows below
    }
  }

  private void average() {
    SummaryRow baseline = variants.get(0);
    if (baseline.n() > 0) {
      text.line(
          "Average: %s = %s, Loss = %s",
          scoreTitle(), figure(baseline.mean()), figure(baseline.meanLoss()));
    }
  }

  private void table() {
    List<SummaryRow> shown = shown();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        withAccuracy(
            "accuracy", List.of("variant", "folds", score + " (± sd)", "difference", "verdict")));
    shown.forEach(row -> rows.add(cells(row)));
    text.table(new TextTable(rows), "");
    if (shown.size() < variants.size()) {
      text.line(
          "The best %s of %s variants; report.html has them all.", MOST_LINES, variants.size() - 1);
    }
  }

  private List<String> cells(SummaryRow row) {
    return withAccuracy(
        figure(row.meanAccuracy()),
        List.of(
            name(row.variant()),
            String.valueOf(row.n()),
            figure(row.mean()) + (row.sd().isPresent() ? " ± " + figure(row.sd()) : ""),
            row.diff().isPresent() ? NumberText.signed(row.diff().getAsDouble()) : "",
            verdicts(row.variant())));
  }

  /** Another score has the accuracy on its right. */
  private List<String> withAccuracy(String accuracy, List<String> cells) {
    List<String> all = new ArrayList<>(cells);
    if (!score.isAccuracy()) {
      all.add(3, accuracy);
    }
    return all;
  }

  private String scoreTitle() {
    return score.name().substring(0, 1).toUpperCase(Locale.ROOT) + score.name().substring(1);
  }

  /** The baseline and the other variants, or the best of them if they are many. */
  private List<SummaryRow> shown() {
    if (variants.size() - 1 <= 2 * MOST_LINES) {
      return variants;
    }
    Stream<SummaryRow> best =
        variants.stream().skip(1).sorted(byMean().reversed()).limit(MOST_LINES);
    return Stream.concat(Stream.of(variants.get(0)), best).toList();
  }

  private static Comparator<SummaryRow> byMean() {
    return Comparator.comparingDouble(row -> row.mean().orElse(Double.NEGATIVE_INFINITY));
  }

  /** In a single table, the baseline is named by its value. */
  private String name(String variant) {
    List<String> tables = summary.tables().stream().map(SummaryRow::table).distinct().toList();
    return tables.size() == 1 ? RowNames.of(summary.records()).of(tables.get(0), variant) : variant;
  }

  /** The verdicts of all tables with this variant; a table with more rows is stricter. */
  private String verdicts(String variant) {
    return rows(variant)
        .map(row -> row.verdict().inShort())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private Stream<SummaryRow> rows(String variant) {
    return summary.tables().stream().filter(row -> row.variant().equals(variant));
  }

  private void trials() {
    if (summary.stopped()) {
      text.line(
          "Stopped: %s of %s trials are done. The same command trains the others.",
          summary.trials().size(), summary.planned());
      return;
    }
    String others =
        Stream.of(TrialStatus.PRUNED, TrialStatus.DIVERGED, TrialStatus.FAILED)
            .filter(status -> summary.count(status) > 0)
            .map(status -> ", %s %s".formatted(summary.count(status), TrialText.status(status)))
            .collect(Collectors.joining());
    text.line("Trials: %s done%s", summary.done(), others);
  }

  private void best() {
    if (variants.size() == 1 || summary.stopped()) {
      return;
    }
    Optional<SummaryRow> best =
        variants.stream()
            .filter(row -> row.mean().isPresent() && isComparable(row.variant()))
            .reduce((first, second) -> byMean().compare(second, first) > 0 ? second : first);
    best.ifPresent(
        row ->
            text.line(
                row.variant().equals(RunRecords.BASELINE)
                    ? "Best: the baseline, %5$s %1$s; no variant has a higher mean"
                    : "Best: %2$s, %5$s %1$s, %3$s to the baseline: %4$s",
                figure(row.mean()),
                row.variant(),
                row.diff().isPresent() ? NumberText.signed(row.diff().getAsDouble()) : DASH,
                verdicts(row.variant()),
                score));
  }

  /** Whether the variant was trained on the folds of the baseline, and not given up. */
  private boolean isComparable(String variant) {
    return rows(variant)
        .map(row -> row.verdict().kind())
        .allMatch(kind -> kind != Verdict.Kind.PRUNED && kind != Verdict.Kind.NOT_COMPARABLE);
  }

  private void testAccuracy() {
    summary.records().trialsOfTheBaseline().stream()
        .flatMap(trial -> trial.testAccuracy().stream())
        .mapToDouble(accuracy -> accuracy)
        .average()
        .ifPresent(
            mean ->
                text.line(
                    "Test accuracy: %s, the mean of the baseline's trials",
                    NumberText.fixed(mean)));
  }

  private void refit() {
    for (RefitRow refit : summary.records().supplements().refit()) {
      text.line(
          "Refit of %s on all training rows: %s", refit.variant(), TrialText.figures(refit, score));
    }
  }

  private void wrongTrials() {
    List<String> wrong =
        Stream.concat(summary.trials().stream(), summary.wrongBeside().stream())
            .filter(trial -> !trial.isDone() && !isPruned(trial))
            .map(
                trial ->
                    "%s: %s".formatted(TrialText.place(trial), TrialText.outcome(trial, score)))
            .toList();
    if (!wrong.isEmpty()) {
      text.gap();
      text.line("%s failed or diverged:", Quantity.of(wrong.size(), "trial"));
      list(wrong);
    }
  }

  /** Each pruned variant once, although all its later trials are pruned. */
  private void prunedVariants() {
    Map<String, String> reasons = new LinkedHashMap<>();
    summary.trials().stream()
        .filter(ClosingText::isPruned)
        .forEach(trial -> reasons.putIfAbsent(trial.variant(), trial.reason()));
    if (!reasons.isEmpty()) {
      text.gap();
      text.line("%s pruned:", Quantity.of(reasons.size(), "variant"));
      list(reasons.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList());
    }
  }

  private void list(List<String> items) {
    items.stream().limit(MOST_LINES).forEach(item -> text.line("  %s", item));
    if (items.size() > MOST_LINES) {
      text.line("  and %s more, listed in trials.csv", items.size() - MOST_LINES);
    }
  }

  private void places() {
    text.block("Report: %s\n".formatted(files.html()));
    if (Files.exists(files.bestModel())) {
      text.block("Model: %s\n".formatted(files.bestModel()));
    }
  }

  private static boolean isPruned(TrialRow trial) {
    return trial.status() == TrialStatus.PRUNED;
  }

  private static String figure(OptionalDouble value) {
    return value.isPresent() ? NumberText.fixed(value.getAsDouble()) : DASH;
  }
}
