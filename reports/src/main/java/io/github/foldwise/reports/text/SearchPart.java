package io.github.foldwise.reports.text;

import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.figure.SearchPlots;
import io.github.foldwise.reports.statistics.Search;

/** The figures of a table that is a search, and how to read them. */
final class SearchPart {
  /** With fewer variants than Optuna advises, the best tenth of them is small. */
  private static final int ROUGH = 50;

  private SearchPart() {}

  /** Writes the part of a search whose table has this name and this figure of effects. */
  static void write(Markdown out, Search search, String table, String effects, String score) {
    out.paragraph(
        "This table is a search. Each point below is the mean %s of one of its %s, over the value of one parameter."
            .formatted(score, Wording.count(search.trials().size(), "variant", "variants")));
    out.image(
        table + ": %s of each variant over its value of each parameter".formatted(score),
        Figures.path(SearchPlots.values(effects)));
    out.image(
        table
            + ": %s of each variant in the order of the search, and the best so far"
                .formatted(score),
        Figures.path(SearchPlots.progress(effects)));
    if (search.showsImportance()) {
      writeImportance(out, search, table, effects);
    } else {
      out.paragraph(
          "How important each parameter was is left out: that needs %s variants with all their trials, and there are %s."
              .formatted(Search.leastForImportance(), search.whole().size()));
    }
  }

  private static void writeImportance(Markdown out, Search search, String table, String effects) {
    int n = search.whole().size();
    out.paragraph(
        "Importance says how much the values of a parameter among the best %s variants differ from its values among all %s (PED-ANOVA: Watanabe, Bansal and Hutter, 2023; computed as Optuna does), as a share of the sum over the parameters."
            .formatted(search.countOfBest(), n),
        "It covers the ranges that were searched, and looks at one parameter at a time: it sees no"
            + " interactions.",
        n < ROUGH
            ? "With fewer than %s variants, chance has a large part in these shares."
                .formatted(ROUGH)
            : "");
    out.image(
        table + ": importance of each parameter", Figures.path(SearchPlots.importance(effects)));
  }
}
