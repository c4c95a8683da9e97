package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.statistics.ConfusionTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which classes the baseline recognises and which it confuses, in sentences. */
final class ClassFindings {
  private static final int PAIRS = 3;

  private ClassFindings() {}

  /** Empty if nothing was predicted, or nothing wrong. */
  static Optional<String> of(RunRecords records) {
    ConfusionTable matrix = ConfusionTable.ofTheBaseline(records);
    List<String> names =
        records.provenance().data().classes().stream().map(Markdown::escape).toList();
    List<ConfusionTable.Pair> pairs = matrix.confusions();
    List<Integer> byRecall =
        IntStream.range(0, matrix.classes())
            .boxed()
            .filter(label -> matrix.score(label).support() > 0)
            .sorted(Comparator.comparingDouble(label -> matrix.score(label).recall()))
            .toList();
    if (pairs.isEmpty() || byRecall.size() < 2) {
      return Optional.empty();
    }
    int worst = byRecall.get(0);
    int best = byRecall.get(byRecall.size() - 1);
    return Optional.of(
        "%s The baseline recognises %s of the rows of %s, its best class, and %s of %s, its worst. Most often it takes %s."
            .formatted(
                Markdown.bold("Classes."),
                NumberText.percent(matrix.score(best).recall()),
                names.get(best),
                NumberText.percent(matrix.score(worst).recall()),
                names.get(worst),
                Wording.list(
                    pairs.stream()
                        .limit(PAIRS)
                        .map(pair -> confused(pair, matrix, names))
                        .toList())));
  }

  private static String confused(
      ConfusionTable.Pair pair, ConfusionTable matrix, List<String> names) {
    return "%s for %s (%s)"
        .formatted(
            names.get(pair.trueLabel()),
            names.get(pair.predicted()),
            NumberText.percent(matrix.shareOfClass(pair)));
  }
}
