package io.github.foldwise.reports.text;

import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.figure.RankingFigures;
import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.statistics.ClassRanking;
import io.github.foldwise.reports.statistics.Discrimination;
import io.github.foldwise.reports.statistics.FoldStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** ROC and precision–recall curves of the baseline: each class against all others. */
final class DiscriminationSection {
  private DiscriminationSection() {}

  static void write(Markdown out, RunRecords records, Optional<Discrimination> found) {
    int done = records.doneTrialsOfTheBaseline().size();
    int unknown = Discrimination.unknownTrials(records);
    if (found.isPresent()) {
      write(out, records, found.get(), unknown);
    } else if (done > 0) {
      out.paragraph(
          Markdown.bold("No ROC and precision–recall curves:"),
          unknown == done
              ? "`predictions.csv` has no class probabilities of the baseline. An earlier version"
                  + " trained it, they are more than 10 million, or the file was removed."
              : "no trial of the baseline validates rows of different classes.");
    }
  }

  private static void write(
      Markdown out, RunRecords records, Discrimination found, int unknownTrials) {
    List<String> names = records.provenance().data().classes();
    out.heading(2, "ROC and precision–recall of the baseline");
    out.paragraph(
        "How well does the probability of a class separate its rows from all others? The area under"
            + " the ROC curve (AUC) is the probability that a row of the class gets a higher"
            + " probability of it than another row does: 0.5 is guessing, 1 is perfect.",
        "The average precision (AP) is the area under precision over recall; guessing gives the"
            + " class's share of the rows.");
    out.paragraph(result(found), worst(found, names));
    writeTable(out, found, names);
    writeGaps(out, found, names, unknownTrials);
    writeFigures(out, found);
  }

  private static String result(Discrimination found) {
    return "The mean over the classes is an AUC of %s%s and an AP of %s%s; all figures are %s."
        .formatted(
            Markdown.bold(mean(found.macro().areaUnderCurve())),
            inBrackets(found.macro().areaUnderCurve()),
            Markdown.bold(mean(found.macro().averagePrecision())),
            inBrackets(found.macro().averagePrecision()),
            found.trials() == 1
                ? "of one trial's validation rows"
                : "means over the validation rows of %s trials, each ranked on its own"
                    .formatted(found.trials()));
  }

  private static String worst(Discrimination found, List<String> names) {
    Map.Entry<Integer, ClassRanking> worst =
        found.classes().entrySet().stream()
            .min(
                Comparator.comparingDouble(
                    entry -> entry.getValue().averagePrecision().mean().orElseThrow()))
            .orElseThrow();
    return "The hardest class is %s, with an AP of %s."
        .formatted(
            Markdown.bold(Markdown.escape(names.get(worst.getKey()))),
            mean(worst.getValue().averagePrecision()));
  }

  private static void writeTable(Markdown out, Discrimination found, List<String> names) {
    boolean hasIntervals = interval(found.macro().areaUnderCurve()).isPresent();
    List<List<String>> rows = new ArrayList<>();
    found
        .classes()
        .forEach(
            (label, ranking) ->
                rows.add(row(Markdown.escape(names.get(label)), ranking, hasIntervals)));
    rows.add(row("*Macro average*", found.macro(), hasIntervals));
    out.table(
        hasIntervals ? "lrrrrr" : "lrrr",
        hasIntervals
            ? List.of("Class", "AUC", "95 % interval", "AP", "95 % interval", "Rows")
            : List.of("Class", "AUC", "AP", "Rows"),
        rows);
  }

  private static List<String> row(String name, ClassRanking ranking, boolean hasIntervals) {
    List<String> cells = new ArrayList<>(List.of(name, mean(ranking.areaUnderCurve())));
    if (hasIntervals) {
      cells.add(interval(ranking.areaUnderCurve()).orElse("–"));
    }
    cells.add(mean(ranking.averagePrecision()));
    if (hasIntervals) {
      cells.add(interval(ranking.averagePrecision()).orElse("–"));
    }
    cells.add(NumberText.grouped(ranking.rows()));
    return cells;
  }

  /** What the figures do not cover. */
  private static void writeGaps(
      Markdown out, Discrimination found, List<String> names, int unknownTrials) {
    List<String> gaps = new ArrayList<>();
    List<String> never =
        IntStream.range(0, names.size())
            .filter(label -> !found.classes().containsKey(label))
            .mapToObj(label -> Markdown.escape(names.get(label)))
            .toList();
    if (!never.isEmpty()) {
      gaps.add(
          "Without a row in any trial, or without another class's: %s."
              .formatted(Wording.list(never)));
    }
    List<String> sometimes =
        found.classes().entrySet().stream()
            .filter(entry -> entry.getValue().areaUnderCurve().n() < found.trials())
            .map(
                entry ->
                    "%s (%s of %s)"
                        .formatted(
                            Markdown.escape(names.get(entry.getKey())),
                            entry.getValue().areaUnderCurve().n(),
                            found.trials()))
            .toList();
    if (!sometimes.isEmpty()) {
      gaps.add("Only some trials validate rows of %s.".formatted(Wording.list(sometimes)));
    }
    if (unknownTrials > 0) {
      gaps.add(
          "Left out: %s of the baseline, whose class probabilities were not kept."
              .formatted(Wording.count(unknownTrials, "trial", "trials")));
    }
    if (!gaps.isEmpty()) {
      out.paragraph(gaps.toArray(String[]::new));
    }
  }

  private static void writeFigures(Markdown out, Discrimination found) {
    out.paragraph(
        (found.trials() == 1
                ? "The area under each curve is the figure of the table."
                : "Each curve is the mean of the trials' curves, so that the area under it is the"
                    + " figure of the table.")
            + (RankingFigures.showsWorstOnly(found)
                ? " Of the %s classes, the %s with the smallest areas are drawn, and the mean of all."
                    .formatted(found.classes().size(), RankingFigures.shown(found))
                : ""));
    out.image(
        "True positive rate over false positive rate, each class against the others",
        Figures.path(Figures.ROC));
    out.image(
        "Precision over recall, each class against the others",
        Figures.path(Figures.PRECISION_RECALL));
  }

  private static String mean(FoldStatistics statistics) {
    return Wording.fixed(statistics.mean());
  }

  private static String inBrackets(FoldStatistics statistics) {
    return interval(statistics).map(text -> " (95 % interval " + text + ")").orElse("");
  }

  private static Optional<String> interval(FoldStatistics statistics) {
    return statistics.low().isPresent()
        ? Optional.of(
            Wording.interval(statistics.low().getAsDouble(), statistics.high().orElseThrow()))
        : Optional.empty();
  }
}
