package io.github.foldwise.reports.latex;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The letters' size and the columns' widths of a table that fits the page. */
final class Layout {
  /** Width of the text of an A4 page with margins of 20 mm, in points. */
  static final double PAGE = 483;

  private static final double SURE = 0.98; // widths are estimates

  private final Size size;
  private final List<Column> columns;
  private final List<Double> widths; // of columns that wrap; NaN for those that do not
  private final boolean wraps;

  private Layout(Size size, List<Column> columns, List<Double> widths, boolean wraps) {
    this.size = size;
    this.columns = columns;
    this.widths = widths;
    this.wraps = wraps;
  }

  /**
   * A column.
   *
   * @param isText whether its cells may wrap
   * @param heading its heading, which may wrap
   * @param body the width of its widest cell, in em
   * @param part the width of the widest part of a cell that is not broken into lines, in em
   */
  record Column(boolean isText, String heading, double body, double part) {
    double width() {
      return Math.max(body, TextWidth.of(heading));
    }

    /** With a heading of several lines. */
    double narrow() {
      return Math.max(body, TextWidth.ofWidestPart(heading));
    }

    double least() {
      return Math.max(part, TextWidth.ofWidestPart(heading));
    }
  }

  /**
   * Letters of an article of 10 points, by the length of an em of its normal letters, and half the
   * space between columns. Letters of 8 points are wider than eight tenths.
   */
  private enum Size {
    SMALL("\\small", 9.25, 6),
    FOOTNOTE("\\footnotesize", 8.5, 4),
    SCRIPT("\\scriptsize", 8, 3);

    private final String command;
    private final double points;
    private final double gap;

    Size(String command, double points, double gap) {
      this.command = command;
      this.points = points;
      this.gap = gap;
    }

    /** What is left for cells, in em. */
    double room(int columns) {
      return (SURE * PAGE - 2 * gap * (columns - 1)) / points;
    }
  }

  static Layout of(List<Column> columns) {
    for (Size size : List.of(Size.SMALL, Size.FOOTNOTE)) {
      if (sum(columns.stream().map(Column::width).toList()) <= size.room(columns.size())) {
        return new Layout(size, columns, unwrapped(columns), false);
      }
    }
    for (Size size : Size.values()) {
      List<Double> widths = wrapped(columns, size.room(columns.size()), false);
      if (!widths.isEmpty()) {
        return new Layout(size, columns, widths, true);
      }
    }
    return new Layout(
        Size.SCRIPT, columns, wrapped(columns, Size.SCRIPT.room(columns.size()), true), true);
  }

  private static List<Double> unwrapped(List<Column> columns) {
    return Collections.nCopies(columns.size(), Double.NaN);
  }

  /**
   * Wide columns share what the others leave: those of text, at last any. Empty if that is too
   * little, but at last each has its least width.
   */
  private static List<Double> wrapped(List<Column> columns, double room, boolean atLast) {
    List<Double> widths = new ArrayList<>(columns.stream().map(Column::narrow).toList());
    List<Double> result = new ArrayList<>(unwrapped(columns));
    while (sum(widths) > room) {
      int widest = -1;
      for (int i = 0; i < widths.size(); i++) {
        boolean canShrink =
            (atLast || columns.get(i).isText()) && widths.get(i) > columns.get(i).least();
        if (canShrink && (widest < 0 || widths.get(i) > widths.get(widest))) {
          widest = i;
        }
      }
      if (widest < 0) {
        return atLast ? result : List.of();
      }
      double width = Math.max(columns.get(widest).least(), widths.get(widest) - 1);
      widths.set(widest, width);
      result.set(widest, width);
    }
    return result;
  }

  private static double sum(List<Double> widths) {
    return widths.stream().mapToDouble(width -> width).sum();
  }

  /** The commands before the table. */
  String size() {
    return String.format(Locale.ROOT, "%s\\setlength{\\tabcolsep}{%.0fpt}", size.command, size.gap);
  }

  /** {@code @{}lrr@{}}. */
  String columns() {
    StringBuilder letters = new StringBuilder("@{}");
    for (int i = 0; i < columns.size(); i++) {
      if (widths.get(i).isNaN()) {
        letters.append(columns.get(i).isText() ? 'l' : 'r');
      } else {
        letters.append(
            String.format(
                Locale.ROOT,
                ">{%s\\arraybackslash}p{%.3f\\linewidth}",
                columns.get(i).isText() ? "\\raggedright" : "\\raggedleft",
                widths.get(i) * size.points / PAGE));
      }
    }
    return letters.append("@{}").toString();
  }

  /** A heading that is wider than its column has several lines. */
  String heading(int column, String source) {
    Column of = columns.get(column);
    boolean isWide = TextWidth.of(of.heading()) > of.narrow();
    if (!wraps || !isWide || !widths.get(column).isNaN()) {
      return source;
    }
    return "\\shortstack[%s]{%s}".formatted(of.isText() ? "l" : "r", lines(source, of.narrow()));
  }

  private static String lines(String source, double room) {
    StringBuilder lines = new StringBuilder();
    double used = 0;
    for (String word : source.split(" ", -1)) {
      double width = TextWidth.of(word);
      if (lines.length() > 0) {
        boolean fits = used + TextWidth.of(" ") + width <= room;
        lines.append(fits ? " " : "\\\\");
        used = fits ? used + TextWidth.of(" ") : 0;
      }
      lines.append(word);
      used += width;
    }
    return lines.toString();
  }
}
