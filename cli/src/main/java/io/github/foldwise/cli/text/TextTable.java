package io.github.foldwise.cli.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A text table with left-aligned columns, two spaces apart; all rows have the same number. */
public record TextTable(List<List<String>> rows) {
  public TextTable {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** One line per row, each after the indent. */
  public String indented(String indent) {
    List<Integer> widths = IntStream.range(0, rows.get(0).size()).mapToObj(this::width).toList();
    return rows.stream()
        .map(row -> (indent + line(row, widths)).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> row.get(i) + " ".repeat(widths.get(i) - row.get(i).length()))
        .collect(Collectors.joining("  "));
  }
}
