package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.Visible;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds a Markdown text: blocks with an empty line between them. */
public final class Markdown {
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_|<>\\[\\]#~&$]");

  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> undrawn;

  /** An empty text, all of whose images can be shown. */
  public Markdown() {
    this(Map.of());
  }

  /**
   * An empty text.
   *
   * @param undrawn why an image cannot be shown, by its path
   */
  Markdown(Map<String, String> undrawn) {
    this.undrawn = undrawn;
  }

  /** Appends all blocks of another text. */
  void add(Markdown other) {
    if (text.length() > 0 && other.text.length() > 0) {
      text.append('\n');
    }
    text.append(other.text);
  }

  /** Escapes every character of a name that Markdown would format; {@code $} begins a formula. */
  static String escape(String name) {
    return SPECIAL.matcher(Visible.name(name)).replaceAll("\\\\$0");
  }

  /** A text of users in one line. */
  static String sentence(String text) {
    return escape(text.strip().replaceAll("\\s+", " "));
  }

  static String bold(String cell) {
    return "**" + cell + "**";
  }

  void heading(int level, String title) {
    block("#".repeat(level) + " " + title);
  }

  /** One paragraph; empty sentences are left out. */
  void paragraph(String... sentences) {
    block(
        Stream.of(sentences)
            .filter(sentence -> !sentence.isEmpty())
            .collect(Collectors.joining(" ")));
  }

  /** One point per item, in one block. */
  void list(List<String> items) {
    block(items.stream().map(item -> "- " + item).collect(Collectors.joining("\n")));
  }

  void image(String description, String path) {
    block(
        undrawn.containsKey(path)
            ? "%s: the plot could not be drawn (%s)."
                .formatted(description, sentence(undrawn.get(path)))
            : "![" + description + "](" + path + ")");
  }

  void code(String lines) {
    String fence = "```";
    while (lines.contains(fence)) {
      fence += "`";
    }
    block(fence + "text\n" + lines.stripTrailing() + "\n" + fence);
  }

  void folded(String title, String lines) {
    block("<details><summary>" + title + "</summary>");
    code(lines);
    block("</details>");
  }

  /** Blocks that a reader of HTML may unfold. */
  void folded(String title, Markdown blocks) {
    block("<details><summary>" + title + "</summary>");
    add(blocks);
    block("</details>");
  }

  /**
   * A table.
   *
   * @param alignments one letter per column: {@code r} for numbers, {@code l} for text
   */
  void table(String alignments, List<String> header, List<List<String>> rows) {
    StringBuilder table = new StringBuilder(row(header));
    table.append("\n|");
    for (int column = 0; column < alignments.length(); column++) {
      table.append(alignments.charAt(column) == 'r' ? "---:|" : "---|");
    }
    rows.forEach(cells -> table.append('\n').append(row(cells)));
    block(table.toString());
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private void block(String block) {
    if (text.length() > 0) {
      text.append('\n');
    }
    text.append(Visible.text(block)).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
