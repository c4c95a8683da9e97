package io.github.foldwise.cli.text;

import java.util.List;
import java.util.Locale;

/** A text for a terminal: lines that are too long for it are wrapped and indented. */
public final class TextLines {
  private static final int NARROWEST = 20; // columns below which nothing is wrapped any more

  private final int columns;
  private final StringBuilder text = new StringBuilder();

  /** An empty text for a terminal of this width. */
  public TextLines(int columns) {
    this.columns = columns;
  }

  /** Adds a line of a format, as {@link String#format} has it. */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation is not among the dependencies
  void line(String format, Object... values) {
    add(String.format(Locale.ROOT, format, values));
  }

  /** Adds a line as it is, wrapped if need be. */
  public void add(String line) {
    String indent = line.startsWith("  ") ? "    " : "  ";
    if (TextWidth.of(line) <= columns) {
      text.append(line).append('\n');
      return;
    }
    List<String> lines = TextWidth.wrapped(line, Math.max(NARROWEST, columns - indent.length()));
    text.append(lines.get(0)).append('\n');
    lines.stream().skip(1).forEach(next -> text.append(indent).append(next).append('\n'));
  }

  /** Adds an empty line. */
  void gap() {
    text.append('\n');
  }

  /** Adds lines as they are, each with its end. */
  void block(String lines) {
    text.append(lines);
  }

  /** Adds a table. */
  void table(TextTable table, String indent) {
    text.append(table.within(columns, indent));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
