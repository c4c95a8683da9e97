package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.format.Slug;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.statistics.Search;
import io.github.foldwise.reports.statistics.SummaryTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The figures of tables that are searches. */
public final class SearchPlots {
  static final String VALUES = "values-";
  static final String PROGRESS = "progress-";
  static final String IMPORTANCE = "importance-";
  private static final int TICKS = 5;

  private SearchPlots() {}

  /** The searches of a run, by the ends of their figures' names. */
  private static Map<String, Search> searches(RunRecords records) {
    List<SummaryTable> tables = SummaryTable.of(records.summary());
    Map<String, String> slugs = Slug.of(tables.stream().map(SummaryTable::name).toList());
    Map<String, Search> searches = new LinkedHashMap<>();
    tables.forEach(
        table ->
            Search.of(table, records)
                .ifPresent(search -> searches.put(slugs.get(table.name()), search)));
    return searches;
  }

  /** What makes each figure, by file name. */
  static Map<String, Supplier<Figure>> makers(RunRecords records) {
    PlotNames names = PlotNames.of(records);
    String title = records.provenance().scoreTitle();
    Map<String, Supplier<Figure>> makers = new LinkedHashMap<>();
    searches(records)
        .forEach(
            (slug, search) -> {
              makers.put(VALUES + slug, () -> values(search, names, title));
              makers.put(
                  PROGRESS + slug, () -> new ProgressFigure(ScoreAxis.of(search, TICKS, title)));
              if (search.showsImportance()) {
                makers.put(
                    IMPORTANCE + slug, () -> new ImportanceFigure(search.importances(), names));
              }
            });
    return makers;
  }

  private static Figure values(Search search, PlotNames names, String title) {
    ScoreAxis scores = ScoreAxis.of(search, TICKS, title);
    return new PanelGrid(
        search.parameters().stream()
            .<Figure>map(parameter -> new ValuesPanel(scores, parameter, names))
            .toList(),
        2);
  }

  /** The name of the figure of scores over values, for the table with this figure of effects. */
  public static String values(String effects) {
    return VALUES + TablePlots.slug(effects);
  }

  /** The name of the figure of the best score so far. */
  public static String progress(String effects) {
    return PROGRESS + TablePlots.slug(effects);
  }

  /** The name of the figure of the parameters' importance. */
  public static String importance(String effects) {
    return IMPORTANCE + TablePlots.slug(effects);
  }
}
