package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.format.Slug;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One figure per table of the summary. */
public final class TablePlots {
  private static final String PREFIX = "effects-";
  private static final Pattern LINK =
      Pattern.compile("\\(plots/(ablations|" + PREFIX + "[a-z0-9-]+)\\.png\\)");

  private TablePlots() {}

  /** The rows of each table, in their order. */
  public static Map<String, List<SummaryRow>> tables(RunRecords records) {
    return records.summary().stream()
        .collect(Collectors.groupingBy(SummaryRow::table, LinkedHashMap::new, Collectors.toList()));
  }

  /** The names of the figures, by table; a table without comparisons has none. */
  public static Map<String, String> names(RunRecords records) {
    Map<String, List<SummaryRow>> tables = tables(records);
    Map<String, String> names = new LinkedHashMap<>();
    Slug.of(tables.keySet()).forEach((table, slug) -> names.put(table, PREFIX + slug));
    names.keySet().removeIf(table -> !isPlotted(tables.get(table)));
    return names;
  }

  /** By name: differences to the baseline or, without any, the interval of each row. */
  static Map<String, Figure> of(RunRecords records) {
    Map<String, List<SummaryRow>> tables = tables(records);
    Map<String, Figure> figures = new LinkedHashMap<>();
    names(records)
        .forEach(
            (table, name) ->
                figures.put(name, figure(table, tables.get(table), records.provenance().margin())));
    return figures;
  }

  /** The figures of tables that an earlier report shows. */
  public static Set<String> shownBy(String report) {
    return LINK.matcher(report)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  public static boolean showsDifferences(List<SummaryRow> rows) {
    return rows.stream().anyMatch(row -> row.diff().isPresent());
  }

  private static boolean isPlotted(List<SummaryRow> rows) {
    return rows.stream().filter(row -> row.mean().isPresent()).count() > 1;
  }

  private static Figure figure(String table, List<SummaryRow> rows, double margin) {
    return showsDifferences(rows)
        ? new EffectsFigure(table, rows, margin)
        : new IntervalsFigure(table, rows);
  }
}
