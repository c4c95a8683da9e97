package io.github.foldwise.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A terminal as simple as one can be: a character overwrites another, and lines wrap. */
public final class Screen {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(written, true, UTF_8);
  private final int columns;

  public Screen(int columns) {
    this.columns = columns;
  }

  /** What a program prints on it. */
  public PrintStream stream() {
    return stream;
  }

  /** What a person sees, without blanks at the ends of lines. */
  public List<String> lines() {
    List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    int row = 0;
    int column = 0;
    for (char character : written.toString(UTF_8).toCharArray()) {
      if (character == '\r') {
        column = 0;
      } else {
        if (character == '\n' || column == columns) {
          row++;
          column = 0;
        }
        if (row == rows.size()) {
          rows.add(new StringBuilder());
        }
        if (character != '\n') {
          StringBuilder line = rows.get(row);
          if (column < line.length()) {
            line.setCharAt(column, character);
          } else {
            line.append(character);
          }
          column++;
        }
      }
    }
    return rows.stream().map(line -> line.toString().stripTrailing()).toList();
  }
}
