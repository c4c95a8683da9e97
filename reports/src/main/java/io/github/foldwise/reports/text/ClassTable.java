package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.statistics.ConfusionTable;
import io.github.foldwise.reports.statistics.LabelScore;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A confusion matrix as a table of scores per class. */
final class ClassTable {
  private static final int MOST = 30;
  private static final int LOWEST = 15;

  private ClassTable() {}

  static void write(Markdown out, ConfusionTable matrix, List<String> names) {
    if (matrix.classes() > MOST) {
      writeLowest(out, matrix, names);
    } else {
      writeTable(out, Stream.concat(classes(matrix, names), averages(matrix)).toList());
    }
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

  /** The classes that need attention, and all of them folded. */
  private static void writeLowest(Markdown out, ConfusionTable matrix, List<String> names) {
    out.paragraph(
        "The %s of %s classes with the lowest F1 that have rows:"
            .formatted(LOWEST, matrix.classes()));
    Stream<List<String>> lowest =
        IntStream.range(0, matrix.classes())
            .filter(label -> matrix.score(label).support() > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(label -> matrix.score(label).f1()))
            .limit(LOWEST)
            .map(label -> row(Markdown.escape(names.get(label)), matrix.score(label)));
    writeTable(out, Stream.concat(lowest, averages(matrix)).toList());
    Markdown all = new Markdown();
    writeTable(all, classes(matrix, names).toList());
    out.folded("All %s classes".formatted(matrix.classes()), all);
  }

  private static void writeTable(Markdown out, List<List<String>> rows) {
    out.table("lrrrr", List.of("Class", "Precision", "Recall", "F1", "Rows"), rows);
  }

  private static Stream<List<String>> classes(ConfusionTable matrix, List<String> names) {
    return IntStream.range(0, matrix.classes())
        .mapToObj(label -> classRow(Markdown.escape(names.get(label)), label, matrix));
  }

  private static List<String> classRow(String name, int label, ConfusionTable matrix) {
    return matrix.occurs(label)
        ? row(name, matrix.score(label))
        : List.of(name, "–", "–", "–", "0");
  }

  private static Stream<List<String>> averages(ConfusionTable matrix) {
    return Stream.of(
        row("*Macro average*", matrix.macroAverage()),
        row("*Weighted average*", matrix.weightedAverage()),
        List.of(
            "*Accuracy*",
            "",
            "",
            NumberText.fixed(matrix.accuracy()),
            NumberText.grouped(matrix.total())));
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
