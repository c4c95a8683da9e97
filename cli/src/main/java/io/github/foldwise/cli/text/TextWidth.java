package io.github.foldwise.cli.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Texts measured in the columns of a terminal: a Chinese character takes two, an accent none. */
final class TextWidth {
  private static final Set<UnicodeScript> WIDE =
      Set.of(
          UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);
  private static final int FIRST_PICTURE = 0x1f300; // emoji
  private static final int LAST_PICTURE = 0x1faff;

  private TextWidth() {}

  static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  /** The text in lines of at most this width, broken at blanks where there are any. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      for (String part : parts(word, width)) {
        boolean fits = of(line.toString()) + 1 + of(part) <= width;
        if (!line.isEmpty() && !fits) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(part);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /** A word, or the parts of one that is too long for a line. */
  private static List<String> parts(String word, int width) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int character : word.codePoints().toArray()) {
      if (!part.isEmpty() && of(part.toString()) + of(character) > width) {
        parts.add(part.toString());
        part.setLength(0);
      }
      part.appendCodePoint(character);
    }
    parts.add(part.toString());
    return parts;
  }

  private static int of(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(character) ? 2 : 1;
    };
  }

  private static boolean isWide(int character) {
    return WIDE.contains(UnicodeScript.of(character))
        || (character >= 0x3000 && character <= 0x303e) // punctuation of these scripts
        || (character >= 0xff01 && character <= 0xff60) // their Latin letters
        || (character >= FIRST_PICTURE && character <= LAST_PICTURE);
  }
}
