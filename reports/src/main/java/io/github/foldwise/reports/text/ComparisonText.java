package io.github.foldwise.reports.text;

import io.github.foldwise.reports.comparison.RunComparison;
import io.github.foldwise.reports.records.ComparedRow;
import io.github.foldwise.reports.records.Verdict.Kind;
import java.util.ArrayList;
import java.util.List;

/** A comparison of runs as Markdown. */
public final class ComparisonText {
  private ComparisonText() {}

  /** A table and its notes. */
  public static String markdown(RunComparison comparison) {
    Markdown out = new Markdown();
    out.heading(1, "Comparison of runs");
    out.paragraph(Markdown.escape(comparison.method()));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < comparison.rows().size(); i++) {
      rows.add(cells(comparison.rows().get(i), comparison.table().get(i)));
    }
    out.table("lrrrrrl", comparison.header(), rows);
    if (!comparison.notes().isEmpty()) {
      out.list(comparison.notes().stream().map(Markdown::escape).toList());
    }
    return out.toString();
  }

  /** Bold marks what is better than the first row. */
  private static List<String> cells(ComparedRow row, List<String> texts) {
    boolean better = row.verdict().kind() == Kind.BETTER;
    List<String> cells = new ArrayList<>(texts);
    cells.replaceAll(Markdown::escape);
    if (better) {
      cells.set(0, Markdown.bold(cells.get(0)));
      cells.set(cells.size() - 1, Markdown.bold(cells.get(cells.size() - 1)));
    }
    return cells;
  }
}
