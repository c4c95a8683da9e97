package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  public Optional<SummaryRow> row(String variant) {
    return rows.stream().filter(row -> row.variant().equals(variant)).findFirst();
  }

  /** All rows but the baseline's. */
  public List<SummaryRow> variants() {
    return rows.stream().filter(row -> !row.variant().equals(RunRecords.BASELINE)).toList();
  }

  public List<SummaryRow> variants(VerdictKind kind) {
    return variants().stream().filter(row -> VerdictKind.of(row) == kind).toList();
  }

  public List<SummaryRow> comparedVariants() {
    return variants().stream().filter(row -> VerdictKind.of(row).isCompared()).toList();
  }
}
