package io.github.foldwise.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A Markdown table; columns whose title starts with {@code #} are right-aligned. */
final class MarkdownTable {
  private static final String NUMBERS = "#";

  private final List<List<String>> lines = new ArrayList<>();
  private final int columns;

  MarkdownTable(String... titles) {
    List<String> all = List.of(titles);
    this.columns = all.size();
    lines.add(all.stream().map(title -> title.replace(NUMBERS, "")).toList());
    lines.add(all.stream().map(title -> title.startsWith(NUMBERS) ? "---:" : "---").toList());
  }

  void add(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          "expected %s cells, got %s".formatted(columns, cells.length));
    }
    lines.add(List.of(cells));
  }

  /** The table; each line ends with a line break. */
  String text() {
    return lines.stream()
        .map(cells -> "| " + String.join(" | ", cells) + " |\n")
        .collect(Collectors.joining());
  }
}
