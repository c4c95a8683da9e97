package io.github.foldwise.reports.latex;

import java.util.stream.Stream;

/**
 * How wide Computer Modern sets a text, in em: the widths of its roman letters by groups, none too
 * small.
 */
final class TextWidth {
  private static final double BOLD = 1.15; // bold letters are this much wider, at most
  private static final double WIDEST_PART = 12; // LatexText breaks longer words

  private TextWidth() {}

  static double of(String text) {
    return text.codePoints().mapToDouble(TextWidth::of).sum();
  }

  static double of(String text, boolean bold) {
    return (bold ? BOLD : 1) * of(text);
  }

  /** The widest part of a text that is not broken into lines. */
  static double ofWidestPart(String text) {
    return Stream.of(text.split(" |(?<==)", -1))
        .mapToDouble(part -> Math.min(of(part), WIDEST_PART))
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
