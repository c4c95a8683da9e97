package io.github.foldwise.cli.text;

import io.github.foldwise.reports.comparison.RunComparison;
import java.util.ArrayList;
import java.util.List;

/** A comparison of runs as lines that fit a terminal. */
public final class ComparisonLines {
  private static final String MORE = "  "; // before further lines of a sentence

  private ComparisonLines() {}

  /**
   * The table, what its figures are, and notes.
   *
   * @param columns of the terminal
   */
  public static String of(RunComparison comparison, int columns) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(comparison.header());
    rows.addAll(comparison.table());
    StringBuilder text = new StringBuilder(table(rows, columns)).append('\n');
    append(text, comparison.method(), columns);
    comparison.notes().forEach(note -> append(text, "- " + note, columns));
    return text.toString();
  }

  /** If the table is too wide, each variant and its verdict have a line of their own. */
  private static String table(List<List<String>> rows, int columns) {
    String table = new TextTable(rows).within(Integer.MAX_VALUE, "");
    return table.lines().allMatch(line -> TextWidth.of(line) <= columns)
        ? table
        : narrow(rows, columns);
  }

  private static String narrow(List<List<String>> rows, int columns) {
    int last = rows.get(0).size() - 1;
    StringBuilder table = new StringBuilder();
    List<String> figures =
        new TextTable(rows.stream().map(row -> row.subList(1, last)).toList())
            .within(Integer.MAX_VALUE, MORE)
            .lines()
            .toList();
    for (int i = 0; i < rows.size(); i++) {
      append(table, rows.get(i).get(0) + ": " + rows.get(i).get(last), columns);
      table.append(figures.get(i)).append('\n');
    }
    return table.toString();
  }

  private static void append(StringBuilder text, String sentence, int columns) {
    List<String> lines = TextWidth.wrapped(sentence, Math.max(1, columns - MORE.length()));
    text.append(String.join("\n" + MORE, lines)).append('\n');
  }
}
