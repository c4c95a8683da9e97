package io.github.foldwise.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A text table with left-aligned columns, two spaces apart; all rows have the same number. */
public record TextTable(List<List<String>> rows) {
  private static final String GAP = "  ";
  private static final int NARROWEST = 10; // columns to which a cell may be wrapped

  public TextTable {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The rows, each after the indent; cells wrap so that no line is longer than this width. */
  public String within(int width, String indent) {
    List<Integer> widths = widths(width - indent.length());
    return rows.stream()
        .flatMap(row -> lines(row, widths).stream())
        .map(line -> (indent + line).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  /** As wide as the cells; the widest columns become narrower until all fit. */
  private List<Integer> widths(int room) {
    List<Integer> widths =
        IntStream.range(0, rows.get(0).size())
            .mapToObj(this::width)
            .collect(Collectors.toCollection(ArrayList::new));
    int free = room - GAP.length() * (widths.size() - 1);
    while (widths.stream().mapToInt(w -> w).sum() > free) {
      int widest = widths.stream().mapToInt(w -> w).max().orElse(0);
      if (widest <= NARROWEST) {
        break; // a terminal too narrow for any table
      }
      widths.set(widths.indexOf(widest), widest - 1);
    }
    return widths;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> TextWidth.of(row.get(column))).max().orElse(0);
  }

  private static List<String> lines(List<String> row, List<Integer> widths) {
    List<List<String>> cells =
        IntStream.range(0, row.size())
            .mapToObj(column -> TextWidth.wrapped(row.get(column), Math.max(1, widths.get(column))))
            .toList();
    int height = cells.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, height).mapToObj(line -> line(cells, line, widths)).toList();
  }

  private static String line(List<List<String>> cells, int line, List<Integer> widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            column -> {
              List<String> cell = cells.get(column);
              String text = line < cell.size() ? cell.get(line) : "";
              return text + " ".repeat(Math.max(0, widths.get(column) - TextWidth.of(text)));
            })
        .collect(Collectors.joining(GAP));
  }
}
