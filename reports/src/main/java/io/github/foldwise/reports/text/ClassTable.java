package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.statistics.ConfusionTable;
import io.github.foldwise.reports.statistics.LabelScore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A confusion matrix as a table of scores per class. */
final class ClassTable {
  private ClassTable() {}

  static void write(Markdown out, ConfusionTable matrix, List<String> names) {
    out.table("lrrrr", List.of("Class", "Precision", "Recall", "F1", "Rows"), rows(matrix, names));
    List<String> without =
        IntStream.range(0, matrix.classes())
            .filter(label -> matrix.score(label).support() == 0)
            .mapToObj(label -> Markdown.escape(names.get(label)))
            .toList();
    if (!without.isEmpty()) {
      out.paragraph(
          "Without rows here: %s. The averages are over the classes that some row has or was predicted as."
              .formatted(Wording.list(without)));
    }
  }

  private static List<List<String>> rows(ConfusionTable matrix, List<String> names) {
    List<List<String>> rows = new ArrayList<>();
    for (int label = 0; label < matrix.classes(); label++) {
      String name = Markdown.escape(names.get(label));
      rows.add(
          matrix.occurs(label)
              ? row(name, matrix.score(label))
              : List.of(name, "–", "–", "–", "0"));
    }
    rows.add(row("*Macro average*", matrix.macroAverage()));
    rows.add(row("*Weighted average*", matrix.weightedAverage()));
    rows.add(
        List.of(
            "*Accuracy*",
            "",
            "",
            NumberText.fixed(matrix.accuracy()),
            NumberText.grouped(matrix.total())));
    return rows;
  }

  private static List<String> row(String name, LabelScore score) {
    return List.of(
        name,
        NumberText.fixed(score.precision()),
        NumberText.fixed(score.recall()),
        NumberText.fixed(score.f1()),
        NumberText.grouped(score.support()));
  }
}
