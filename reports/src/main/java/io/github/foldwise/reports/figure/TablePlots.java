package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.format.Slug;
import io.github.foldwise.reports.records.Provenance;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.statistics.SummaryTable;
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
      Pattern.compile(
          "\\(plots/(ablations|(?:%s|%s|%s|%s)[a-z0-9-]+)\\.png\\)"
              .formatted(PREFIX, SearchPlots.VALUES, SearchPlots.PROGRESS, SearchPlots.IMPORTANCE));

  private TablePlots() {}

  /** The names of the figures, by table; a table without comparisons has none. */
  public static Map<String, String> names(RunRecords records) {
    List<SummaryTable> tables = SummaryTable.of(records.summary());
    Map<String, String> names = Slug.of(tables.stream().map(SummaryTable::name).toList());
    tables.stream().filter(table -> !isPlotted(table)).forEach(table -> names.remove(table.name()));
    names.replaceAll((table, slug) -> PREFIX + slug);
    return names;
  }

  /** The end of a figure's name: {@code dropout} of {@code effects-dropout}. */
  static String slug(String name) {
    return name.substring(PREFIX.length());
  }

  /** Differences to the baseline or, without any, the interval of each row. */
  static Figure of(RunRecords records, String name) {
    SummaryTable table =
        SummaryTable.of(records.summary()).stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    PlotNames plotNames = PlotNames.of(records);
    Provenance provenance = records.provenance();
    return showsDifferences(table.rows())
        ? new EffectsFigure(table, plotNames, provenance.margin(), provenance.score())
        : new IntervalsFigure(table, plotNames, provenance.scoreTitle());
  }

  /** The figures of tables that an earlier report shows. */
  public static Set<String> shownBy(String report) {
    return LINK.matcher(report)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether a table's figure shows differences to the baseline. */
  public static boolean showsDifferences(List<SummaryRow> rows) {
    return rows.stream().anyMatch(row -> row.diff().isPresent());
  }

  private static boolean isPlotted(SummaryTable table) {
    return table.rows().stream().filter(row -> row.mean().isPresent()).count() > 1;
  }
}
