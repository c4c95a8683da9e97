package io.github.foldwise.reports.text;

import io.github.foldwise.reports.records.RowNames;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.Verdict.Kind;
import io.github.foldwise.reports.statistics.SummaryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What all tables together say about the choice of values. */
final class Conclusion {
  private Conclusion() {}

  /** Empty if no table has values to choose from. */
  static Optional<String> of(List<SummaryTable> tables, RowNames names) {
    List<String> best = new ArrayList<>();
    List<String> better = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (SummaryTable table : tables) {
      Optional<SummaryRow> highest = table.best();
      if (highest.isEmpty()) {
        continue;
      }
      if (Evidence.of(table, highest.get().variant()).isSupported()) {
        best.add(Markdown.bold(Markdown.escape(names.of(highest.get()))));
      } else {
        table.variants(Kind.BETTER).forEach(row -> better.add(Markdown.escape(row.variant())));
        open.add(Markdown.escape(table.name()));
      }
    }
    List<String> sentences = new ArrayList<>();
    if (!best.isEmpty()) {
      sentences.add(
          (best.size() == 1
                  ? "The best value of its table is %s."
                  : "The best values of their tables are %s.")
              .formatted(Wording.list(best)));
    }
    if (!better.isEmpty()) {
      sentences.add(
          "%s %s better than the baseline."
              .formatted(Wording.list(better), better.size() == 1 ? "is" : "are"));
    }
    if (!open.isEmpty()) {
      sentences.add("No value of %s is shown to be the best.".formatted(Wording.list(open)));
    }
    return sentences.isEmpty()
        ? Optional.empty()
        : Optional.of(Markdown.bold("Conclusion.") + " " + String.join(" ", sentences));
  }
}
