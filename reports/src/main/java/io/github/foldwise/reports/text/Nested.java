package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.FloatText;
import io.github.foldwise.reports.records.NestedRow;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.statistics.FoldStatistics;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The nested cross-validation of a run.
 *
 * @param rows by repeat and fold
 * @param inside statistics of the scores by which the variants were selected
 * @param outside statistics of the scores on the rows that the folds hold out
 */
record Nested(List<NestedRow> rows, FoldStatistics inside, FoldStatistics outside) {

  /** Empty if the run selected nothing within its folds. */
  static Optional<Nested> of(RunRecords records) {
    List<NestedRow> rows =
        records.supplements().nested().stream()
            .sorted(Comparator.comparingInt(NestedRow::repeat).thenComparingInt(NestedRow::fold))
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    double ratio = FoldStatistics.ratio(records.trialsOfTheBaseline());
    double[] inside = rows.stream().mapToDouble(row -> row.innerScore().orElseThrow()).toArray();
    double[] outside =
        rows.stream().mapToDouble(row -> FloatText.widen(row.score().orElseThrow())).toArray();
    return Optional.of(
        new Nested(rows, FoldStatistics.of(inside, ratio), FoldStatistics.of(outside, ratio)));
  }

  /** The mean accuracy outside, whatever the score. */
  double accuracy() {
    return rows.stream()
        .mapToDouble(row -> FloatText.widen(row.accuracy()))
        .average()
        .orElseThrow();
  }

  /** The 95 % interval of the mean outside, which needs two folds. */
  Optional<String> interval() {
    return outside.n() < 2
        ? Optional.empty()
        : Optional.of(Wording.interval(outside.low().orElseThrow(), outside.high().orElseThrow()));
  }

  /** How often each variant was selected, the most frequent first. */
  Map<String, Long> selected() {
    Map<String, Long> counts =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    NestedRow::selected, LinkedHashMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }
}
