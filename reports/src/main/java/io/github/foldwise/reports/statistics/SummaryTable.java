package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.Verdict;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The rows of {@code summary.csv} that belong to one ablation table.
 *
 * @param name the table's name
 * @param rows in the table's order
 */
public record SummaryTable(String name, List<SummaryRow> rows) {

  /** All tables, in the order of their first rows. */
  public static List<SummaryTable> of(List<SummaryRow> summary) {
    Map<String, List<SummaryRow>> tables =
        summary.stream()
            .collect(
                Collectors.groupingBy(SummaryRow::table, LinkedHashMap::new, Collectors.toList()));
    return tables.entrySet().stream()
        .map(table -> new SummaryTable(table.getKey(), table.getValue()))
        .toList();
  }

  /** The row of a variant. */
  public Optional<SummaryRow> row(String variant) {
    return rows.stream().filter(row -> row.variant().equals(variant)).findFirst();
  }

  /**
   * The row with the highest mean of those with the most done trials on the baseline's folds; empty
   * if there are not two to choose from.
   */
  public Optional<SummaryRow> best() {
    List<SummaryRow> comparable =
        rows.stream()
            .filter(row -> row.mean().isPresent())
            .filter(row -> row.verdict().kind() != Verdict.Kind.NOT_COMPARABLE)
            .filter(row -> !NoiseFloor.isOfNextSeed(row.variant()))
            .toList();
    int most = comparable.stream().mapToInt(SummaryRow::n).max().orElse(0);
    List<SummaryRow> candidates = comparable.stream().filter(row -> row.n() == most).toList();
    return candidates.size() < 2
        ? Optional.empty()
        : candidates.stream().max(Comparator.comparingDouble(row -> row.mean().orElseThrow()));
  }

  /** Whether a variant was pruned, or has fewer pairs than the baseline has trials. */
  public boolean isPartial(SummaryRow row) {
    if (row.diff().isEmpty()) {
      return false;
    }
    int pairs = (int) row.df().orElse(0) + 1;
    int trials = row(RunRecords.BASELINE).map(SummaryRow::n).orElse(0);
    return row.verdict().kind() == Verdict.Kind.PRUNED || pairs < Math.max(trials, row.n());
  }

  /** All rows but the baseline's. */
  public List<SummaryRow> variants() {
    return rows.stream().filter(row -> !row.variant().equals(RunRecords.BASELINE)).toList();
  }

  /** The variants with a verdict of this kind. */
  public List<SummaryRow> variants(Verdict.Kind kind) {
    return variants(verdict -> verdict.kind() == kind);
  }

  /** The variants whose verdicts pass the filter. */
  public List<SummaryRow> variants(Predicate<Verdict> filter) {
    return variants().stream().filter(row -> filter.test(row.verdict())).toList();
  }
}
