package io.github.foldwise.reports.latex;

import java.util.stream.Stream;

/**
 * How wide Computer Modern sets a text, in em: the widths of its roman letters by groups, none too
 * small.
 */
final class TextWidth {
  private static final double BOLD = 1.15; // bold letters are this much wider, at most

  private TextWidth() {}

  static double of(String text) {
    return text.codePoints().mapToDouble(TextWidth::of).sum();
  }

  static double ofBold(String text) {
    return BOLD * of(text);
  }

  /** The widest word, at most a part of a breakable one. */
  static double ofWidestWord(String text) {
    return Stream.of(text.split(" "))
        .mapToDouble(word -> Math.min(ofBold(word), 12))
        .max()
        .orElse(0);
  }

  private static double of(int character) {
    if (character > 0x2e7f) {
      return 2; // such as 日, which may be set as its number
    }
    if (" .,:;'!|ijl".indexOf(character) >= 0) {
      return character == ' ' ? 0.34 : 0.31;
    }
    if ("()[]frstI/-".indexOf(character) >= 0) {
      return 0.4;
    }
    if ("mwMW%±−+=<>×≤≥→—".indexOf(character) >= 0 || Character.isUpperCase(character)) {
      return character == 'W' ? 1.03 : character == 'm' || character == 'M' ? 0.92 : 0.78;
    }
    return Character.isDigit(character) ? 0.5 : 0.53;
  }
}
