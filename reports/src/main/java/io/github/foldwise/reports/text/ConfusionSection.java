package io.github.foldwise.reports.text;

import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.statistics.BestTrial;
import io.github.foldwise.reports.statistics.ConfusionTable;
import java.util.List;

/** The best trial's confusion matrix and its scores per class. */
final class ConfusionSection {
  private static final int PAIRS = 10;

  private ConfusionSection() {}

  static void write(Markdown out, RunRecords records) {
    BestTrial.of(records).ifPresent(best -> write(out, records, best));
  }

  private static void write(Markdown out, RunRecords records, BestTrial best) {
    out.heading(2, "Confusion matrix of the best trial");
    out.paragraph(
        "The trial with the highest %s on its own validation rows is %s with %s."
            .formatted(
                records.provenance().score(),
                Markdown.bold(Markdown.escape(best.name())),
                NumberText.fixed(best.trial().score().orElseThrow())),
        "Trials of other folds were evaluated on other rows, and the best of many is also the"
            + " luckiest: as an estimate this figure is optimistic.",
        chosenBy(best));
    out.image(
        "Confusion matrix: true classes downwards, predicted classes to the right",
        Figures.path(Figures.CONFUSION));
    if (!Figures.showsCounts(best.matrix().classes())) {
      writeShades(out, best, records.provenance().data().classes());
    }
    ClassTable.write(out, best.matrix(), records.provenance().data().classes());
  }

  /** A matrix without numbers needs the largest in words. */
  private static void writeShades(Markdown out, BestTrial best, List<String> names) {
    List<ConfusionTable.Pair> pairs = best.matrix().confusions();
    out.paragraph(
        "With %s classes the matrix has shades in place of numbers, and names only some of its classes."
            .formatted(best.matrix().classes()),
        "Classes that are often taken for each other are neighbours, so mistakes lie near the"
            + " diagonal.",
        pairs.isEmpty()
            ? ""
            : "The most frequent mistakes: %s."
                .formatted(
                    Wording.list(
                        pairs.stream().limit(PAIRS).map(pair -> mistake(pair, names)).toList())));
  }

  private static String mistake(ConfusionTable.Pair pair, List<String> names) {
    return "%s taken for %s (%s)"
        .formatted(
            Markdown.escape(names.get(pair.trueLabel())),
            Markdown.escape(names.get(pair.predicted())),
            NumberText.grouped(pair.count()));
  }

  private static String chosenBy(BestTrial best) {
    String rows = NumberText.grouped(best.matrix().total());
    return best.isOnTheTestSet()
        ? "The matrix shows the "
            + rows
            + " rows of the test set, which took no part in this choice."
        : "The trial did not measure the test set, so the matrix shows the "
            + rows
            + " validation rows by which the trial was chosen, and is just as optimistic.";
  }
}
