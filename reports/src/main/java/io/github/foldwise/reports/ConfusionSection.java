package io.github.foldwise.reports;

import java.util.ArrayList;
import java.util.List;

/** The best trial's confusion matrix and its scores per class. */
final class ConfusionSection {
  private ConfusionSection() {}

  static void write(Markdown out, RunRecords records) {
    BestTrial.of(records).ifPresent(best -> write(out, records, best));
  }

  private static void write(Markdown out, RunRecords records, BestTrial best) {
    out.heading(2, "Confusion matrix of the best trial");
    out.paragraph(
        "The trial with the highest accuracy on its own validation rows is %s with %s."
            .formatted(
                Markdown.bold(Markdown.escape(best.name())),
                Markdown.fixed(best.trial().accuracy().orElseThrow())),
        "Trials of other folds were measured on other rows, and the best of many is also the"
            + " luckiest: that figure is too favourable to be an estimate.",
        chosenBy(best));
    out.image(
        "Confusion matrix: true classes downwards, predicted classes to the right",
        Figures.path(Figures.CONFUSION));
    out.table(
        "lrrrr",
        List.of("Class", "Precision", "Recall", "F1", "Rows"),
        rows(best.matrix(), records.provenance().data().classes()));
  }

  private static String chosenBy(BestTrial best) {
    String rows = Markdown.grouped(best.matrix().total());
    return best.isOnTheTestSet()
        ? "The matrix shows the "
            + rows
            + " rows of the test set, which took no part in this choice."
        : "The test set was not measured, so the matrix shows the "
            + rows
            + " validation rows by which it was chosen, and is as favourable.";
  }

  private static List<List<String>> rows(ConfusionMatrix matrix, List<String> names) {
    List<List<String>> rows = new ArrayList<>();
    for (int label = 0; label < matrix.classes(); label++) {
      rows.add(row(Markdown.escape(names.get(label)), matrix.score(label)));
    }
    rows.add(row("*Macro average*", matrix.macroAverage()));
    rows.add(row("*Weighted average*", matrix.weightedAverage()));
    rows.add(
        List.of(
            "*Accuracy*",
            "",
            "",
            Markdown.fixed(matrix.accuracy()),
            Markdown.grouped(matrix.total())));
    return rows;
  }

  private static List<String> row(String name, ClassScore score) {
    return List.of(
        name,
        Markdown.fixed(score.precision()),
        Markdown.fixed(score.recall()),
        Markdown.fixed(score.f1()),
        Markdown.grouped(score.support()));
  }
}
