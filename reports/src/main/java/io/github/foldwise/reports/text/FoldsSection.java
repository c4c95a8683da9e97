package io.github.foldwise.reports.text;

import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.statistics.FoldStatistics;
import io.github.foldwise.reports.statistics.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The baseline's trials: a table with mean and standard deviation, lines, and curves. */
final class FoldsSection {
  private FoldsSection() {}

  static void write(Markdown out, RunRecords records) {
    List<TrialRow> trials = records.trialsOfTheBaseline();
    if (trials.isEmpty()) {
      return;
    }
    out.heading(2, "Cross-validation of the baseline");
    out.paragraph(
        "Folds: %s. Each fold's model is trained on its training rows;"
                .formatted(Markdown.escape(records.provenance().folds()))
            + " %s and loss are measured on its validation rows after the last epoch."
                .formatted(records.provenance().score()),
        isPenalised(trials) ? "Loss is data loss plus penalty." : "");
    writeTable(out, records, trials);
    List<TrialRow> done = records.doneTrialsOfTheBaseline();
    if (!done.isEmpty()) {
      out.code(lines(done, records));
    }
    writeCurves(out, records);
  }

  private static void writeTable(Markdown out, RunRecords records, List<TrialRow> trials) {
    List<Measure> measures =
        Measure.of(records.provenance()).stream()
            .filter(measure -> trials.stream().anyMatch(t -> measure.of(t).isPresent()))
            .filter(measure -> !measure.isOfPenalties() || isPenalised(trials))
            .toList();
    List<String> header = new ArrayList<>(List.of("Fold", "Train rows", "Validation rows"));
    measures.forEach(measure -> header.add(measure.title()));
    List<List<String>> rows = new ArrayList<>();
    trials.forEach(trial -> rows.add(row(trial, measures, records.isRepeated())));
    List<TrialRow> done = records.doneTrialsOfTheBaseline();
    if (!done.isEmpty()) {
      rows.add(statistics("Mean", done, measures, FoldStatistics::mean));
    }
    if (done.size() > 1) {
      rows.add(statistics("Standard deviation", done, measures, FoldStatistics::sd));
    }
    out.table("l" + "r".repeat(header.size() - 1), header, rows);
  }

  private static boolean isPenalised(List<TrialRow> trials) {
    return trials.stream().anyMatch(trial -> trial.penalty().orElse(0f) != 0);
  }

  private static List<String> row(TrialRow trial, List<Measure> measures, boolean repeated) {
    String place = repeated ? "%s.%s".formatted(trial.repeat(), trial.fold()) : "" + trial.fold();
    String status =
        trial.isDone() ? "" : " (" + trial.status().name().toLowerCase(Locale.ROOT) + ")";
    List<String> cells = new ArrayList<>();
    cells.add(place + status);
    cells.add(NumberText.grouped(trial.trainRows()));
    cells.add(NumberText.grouped(trial.validationRows()));
    for (Measure measure : measures) {
      cells.add(measure.of(trial).map(NumberText::fixed).orElse("–"));
    }
    return cells;
  }

  private static List<String> statistics(
      String name,
      List<TrialRow> done,
      List<Measure> measures,
      Function<FoldStatistics, OptionalDouble> statistic) {
    List<String> cells = new ArrayList<>(List.of(Markdown.bold(name), "", ""));
    for (Measure measure : measures) {
      OptionalDouble value = statistic.apply(FoldStatistics.of(done, measure.of()));
      cells.add(value.isPresent() ? Markdown.bold(Wording.fixed(value)) : "–");
    }
    return cells;
  }

  private static String lines(List<TrialRow> done, RunRecords records) {
    String title = records.provenance().scoreTitle();
    return Stream.concat(
            done.stream()
                .map(
                    trial ->
                        line(
                            capitalized(trial.place(records.isRepeated())), List.of(trial), title)),
            Stream.of(line("Average", done, title)))
        .collect(Collectors.joining("\n"));
  }

  /** The means of some trials: {@code Fold 1: Accuracy = 0.9139, Loss = 0.3705}. */
  private static String line(String name, List<TrialRow> trials, String scoreTitle) {
    return "%s: %s = %s, Loss = %s"
        .formatted(name, scoreTitle, mean(trials, TrialRow::score), mean(trials, TrialRow::loss));
  }

  private static String mean(List<TrialRow> trials, Function<TrialRow, Optional<Float>> measure) {
    return NumberText.fixed(FoldStatistics.of(trials, measure).mean().orElseThrow());
  }

  private static String capitalized(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static void writeCurves(Markdown out, RunRecords records) {
    if (Figures.hasValidationCurves(records)) {
      out.image(
          "Accuracy and loss of each fold after each epoch, on its validation rows and, in broken"
              + " lines, on its training rows",
          Figures.path(Figures.VALIDATION_CURVES));
      out.paragraph(
          "The broken lines are running means over the epoch's training rows, measured with dropout"
              + " (if the model has some) while the weights change; the others are measured after"
              + " the epoch, so the two are not measured alike. If the broken lines go on to"
              + " improve while the others do not, the model overfits.");
    }
    if (Figures.hasTestCurves(records)) {
      out.paragraph("The same models after the same epochs on the test set:");
      out.image(
          "Accuracy and loss of each fold after each epoch, on the test set",
          Figures.path(Figures.TEST_CURVES));
    }
  }
}
