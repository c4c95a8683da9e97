package io.github.foldwise.reports.format;

import java.util.Locale;

/**
 * Texts of users as readers shall see them: what would act on a terminal, turn the direction of
 * writing or not show at all is written as an escape, such as {@code \u202E}.
 */
public final class Visible {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c; // Persian needs it within words
  private static final int ZERO_WIDTH_JOINER = 0x200d; // and emoji need this one

  private Visible() {}

  /** A name: also line ends, tabs and blanks that would not show. */
  public static String name(String name) {
    StringBuilder text = new StringBuilder();
    int before = ' '; // a blank at either end does not show
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      int character = name.codePointAt(i);
      boolean isHidden = character == ' ' && (before == ' ' || i == name.length() - 1);
      append(text, character, isHidden || isBlank(character) || isUnseen(character));
      before = character;
    }
    return text.toString();
  }

  /** A text of any number of lines; a carriage return shows unless a line feed follows. */
  public static String text(String lines) {
    if (lines.codePoints().noneMatch(c -> c != '\n' && isUnseen(c))) {
      return lines;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.length(); i += Character.charCount(lines.codePointAt(i))) {
      boolean isLayout =
          lines.charAt(i) == '\n' || lines.charAt(i) == '\t' || lines.startsWith("\r\n", i);
      append(text, lines.codePointAt(i), !isLayout && isUnseen(lines.codePointAt(i)));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, int character, boolean asEscape) {
    if (asEscape) {
      text.append(character > 0xffff ? "\\u{" : "\\u");
      String digits = Integer.toHexString(character).toUpperCase(Locale.ROOT);
      text.append("0".repeat(Math.max(0, 4 - digits.length()))).append(digits);
      text.append(character > 0xffff ? "}" : "");
    } else {
      text.appendCodePoint(character);
    }
  }

  private static boolean isBlank(int character) {
    return character != ' ' && Character.getType(character) == Character.SPACE_SEPARATOR;
  }

  private static boolean isUnseen(int character) {
    return switch (Character.getType(character)) {
      case Character.FORMAT -> character != ZERO_WIDTH_NON_JOINER && character != ZERO_WIDTH_JOINER;
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
