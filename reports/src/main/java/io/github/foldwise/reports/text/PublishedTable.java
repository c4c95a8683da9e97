package io.github.foldwise.reports.text;

import io.github.foldwise.reports.records.PublishedRow;
import io.github.foldwise.reports.statistics.SummaryTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Figures that one source published for one table of the run, and the run's own; {@code ours} has
 * no rows if the table was not run.
 */
record PublishedTable(String source, List<PublishedRow> rows, SummaryTable ours) {

  /** By source and table, in the order of the file. */
  static List<PublishedTable> of(List<PublishedRow> published, List<SummaryTable> tables) {
    Map<List<String>, List<PublishedRow>> groups =
        published.stream()
            .collect(
                Collectors.groupingBy(
                    row -> List.of(row.source(), row.table()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return groups.entrySet().stream()
        .map(
            group ->
                new PublishedTable(
                    group.getKey().get(0), group.getValue(), ours(group.getKey().get(1), tables)))
        .toList();
  }

  private static SummaryTable ours(String name, List<SummaryTable> tables) {
    return tables.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseGet(() -> new SummaryTable(name, List.of()));
  }

  /** One for each row that the source calls its best choice. */
  List<Evidence> evidence() {
    return rows.stream()
        .filter(PublishedRow::chosen)
        .map(row -> Evidence.of(ours, row.variant()))
        .toList();
  }
}
