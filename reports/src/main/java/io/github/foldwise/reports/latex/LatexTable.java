package io.github.foldwise.reports.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table with the rules of booktabs. It fits the text of an A4 page: columns of text wrap, long
 * headings have two lines, and letters become smaller only if that is not enough.
 */
final class LatexTable {
  /** More rows do not fit on a page. */
  private static final int LONG = 40;

  private final String columns;
  private final List<Cell> header;
  private final List<List<Cell>> rows;

  /**
   * A table.
   *
   * @param columns one letter per column: {@code r} for numbers, {@code l} for text
   */
  LatexTable(String columns, List<Cell> header, List<List<Cell>> rows) {
    this.columns = columns;
    this.header = header;
    this.rows = rows;
  }

  /**
   * A cell.
   *
   * @param source its LaTeX
   * @param text what it shows
   * @param emphasis how all of it is set
   */
  record Cell(String source, String text, Emphasis emphasis) {
    double width() {
      return TextWidth.of(text, emphasis == Emphasis.BOLD);
    }

    double part() {
      return TextWidth.ofWidestPart(text);
    }
  }

  /** How a whole cell is set. */
  enum Emphasis {
    NONE,
    ITALIC,
    BOLD
  }

  /** The text of a file with nothing but this table. */
  String file(String caption, String label) {
    boolean isLong = rows.size() > LONG;
    Layout layout = Layout.of(IntStream.range(0, columns.length()).mapToObj(this::column).toList());
    return "%% Needs \\usepackage{array,booktabs%s}\n".formatted(isLong ? ",longtable" : "")
        + (isLong ? longTable(layout, caption, label) : table(layout, caption, label));
  }

  private Layout.Column column(int i) {
    List<Cell> cells = rows.stream().map(row -> row.get(i)).toList();
    return new Layout.Column(
        columns.charAt(i) == 'l',
        header.get(i).text(),
        widest(cells, Cell::width),
        widest(cells, Cell::part));
  }

  private static double widest(List<Cell> cells, Function<Cell, Double> width) {
    return cells.stream().mapToDouble(width::apply).max().orElse(0);
  }

  private String table(Layout layout, String caption, String label) {
    return """
    \\begin{table}
    \\centering
    \\caption{%s}
    \\label{tab:%s}
    %s
    \\begin{tabular}{%s}
    \\toprule
    %s
    \\midrule
    %s
    \\bottomrule
    \\end{tabular}
    \\end{table}
    """
        .formatted(caption, label, layout.size(), layout.columns(), headings(layout), body());
  }

  private String longTable(Layout layout, String caption, String label) {
    return """
    {%s
    \\begin{longtable}{%s}
    \\caption{%s}
    \\label{tab:%s} \\\\
    \\toprule
    %s
    \\midrule
    \\endfirsthead
    \\toprule
    %s
    \\midrule
    \\endhead
    \\bottomrule
    \\endlastfoot
    %s
    \\end{longtable}
    }
    """
        .formatted(
            layout.size(),
            layout.columns(),
            caption,
            label,
            headings(layout),
            headings(layout),
            body());
  }

  private String headings(Layout layout) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      cells.add(layout.heading(i, header.get(i).source()));
    }
    return String.join(" & ", cells) + " \\\\";
  }

  /** A rule divides the rows from those that sum them up. */
  private String body() {
    List<String> lines = new ArrayList<>();
    int sums = firstSum();
    for (int i = 0; i < rows.size(); i++) {
      if (i == sums && i > 0) {
        lines.add("\\midrule");
      }
      lines.add(
          rows.get(i).stream().map(Cell::source).collect(Collectors.joining(" & ")) + " \\\\");
    }
    return String.join("\n", lines);
  }

  private int firstSum() {
    int first = rows.size();
    while (first > 0 && isSum(rows.get(first - 1))) {
      first--;
    }
    return first;
  }

  private static boolean isSum(List<Cell> row) {
    return row.get(0).emphasis() == Emphasis.ITALIC
        || row.stream().allMatch(cell -> cell.text().isEmpty() || cell.emphasis() == Emphasis.BOLD);
  }
}
