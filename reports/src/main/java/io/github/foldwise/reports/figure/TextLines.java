package io.github.foldwise.reports.figure;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines for a narrow place, between words if it has any. */
final class TextLines {
  private TextLines() {}

  /**
   * Lines that fit the room, all but the last one of the most: that holds the rest, however long.
   */
  static List<String> of(String text, double size, double room, int most) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (lines.size() < most - 1 && Canvas.textWidth(rest, size) > room) {
      int end = end(rest, size, room);
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    if (!rest.isEmpty() || lines.isEmpty()) {
      lines.add(rest);
    }
    return List.copyOf(lines);
  }

  /** Where the first line ends: after the last word that fits, or within the first word. */
  private static int end(String text, double size, double room) {
    int end = 0;
    int afterWord = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      if (end > 0 && Canvas.textWidth(text.substring(0, next).stripTrailing(), size) > room) {
        break;
      }
      end = next;
      if (end < text.length() && text.charAt(end) == ' ') {
        afterWord = end;
      }
    }
    return afterWord > 0 && end < text.length() ? afterWord : end;
  }
}
