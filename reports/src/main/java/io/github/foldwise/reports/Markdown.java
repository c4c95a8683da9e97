package io.github.foldwise.reports;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Markdown as it grows: blocks with an empty line between them. */
final class Markdown {
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_|<>\\[\\]#~&]");

  private static final double HUGE = 1e5;
  private static final double TINY = 5e-5; // below it four decimals are zeros
  private static final double ROUNDING = 1e-12; // below it a spread is but the error of a sum

  private final StringBuilder text = new StringBuilder();

  /** A name from outside, such that none of its characters formats anything. */
  static String escape(String name) {
    return SPECIAL.matcher(name.replaceAll("\\s+", " ")).replaceAll("\\\\$0");
  }

  /**
   * Four decimals, as accuracies and losses are printed; {@code 9.97e29} where they would be too
   * many digits or only zeros.
   */
  static String fixed(double value) {
    double magnitude = Math.abs(value);
    boolean huge = magnitude >= HUGE && magnitude <= Double.MAX_VALUE;
    boolean tiny = magnitude >= ROUNDING && magnitude < TINY;
    return huge || tiny ? scientific(value) : String.format(Locale.ROOT, "%.4f", value);
  }

  /** {@link #fixed} with a sign, + or −, of one width. */
  static String signed(double value) {
    return (value < 0 ? "−" : "+") + fixed(Math.abs(value));
  }

  private static String scientific(double value) {
    String text = String.format(Locale.ROOT, "%.2e", value); // 9.97e+29, 3.00e-05
    return text.replaceFirst("e\\+?(-?)0*", "e$1");
  }

  /** A count with commas between thousands. */
  static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String bold(String cell) {
    return "**" + cell + "**";
  }

  void heading(int level, String title) {
    block("#".repeat(level) + " " + title);
  }

  void paragraph(String... sentences) {
    block(String.join(" ", sentences));
  }

  /** One point per item, in one block. */
  void list(List<String> items) {
    block(items.stream().map(item -> "- " + item).collect(Collectors.joining("\n")));
  }

  void image(String description, String path) {
    block("![" + description + "](" + path + ")");
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
    text.append(block).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
