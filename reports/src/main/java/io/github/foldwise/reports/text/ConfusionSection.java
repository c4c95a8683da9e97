package io.github.foldwise.reports.text;

import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.statistics.BestTrial;

/** The best trial's confusion matrix and its scores per class. */
final class ConfusionSection {
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
    ClassTable.write(out, best.matrix(), records.provenance().data().classes());
  }

  private static String chosenBy(BestTrial best) {
    String rows = NumberText.grouped(best.matrix().total());
    return best.isOnTheTestSet()
        ? "The matrix shows the "
            + rows
            + " rows of the test set, which took no part in this choice."
        : "The test set was not measured, so the matrix shows the "
            + rows
            + " validation rows by which the trial was chosen, and is just as optimistic.";
  }
}
