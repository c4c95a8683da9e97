package io.github.foldwise.canonical;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.List;

/** A canonical text, read from its beginning to its end. */
final class CanonicalText {
  private static final String STRUCTURE = " ()[]=:\"";
  private static final int SHOWN = 40; // characters of the text that a message quotes

  private final String text;
  private int at;

  CanonicalText(String text) {
    this.text = text;
  }

  boolean isAt(String expected) {
    return text.startsWith(expected, at);
  }

  /** Consumes this text if it comes next. */
  boolean takes(String expected) {
    if (isAt(expected)) {
      at += expected.length();
      return true;
    }
    return false;
  }

  void expect(String expected) {
    if (!takes(expected)) {
      throw refuse("'" + expected.strip() + "'");
    }
  }

  void requireEnd() {
    if (at < text.length()) {
      throw refuse("the end");
    }
  }

  /** Everything up to the next separator. */
  String word(String what) {
    int start = at;
    while (at < text.length() && STRUCTURE.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      throw refuse(what);
    }
    return text.substring(start, at);
  }

  String quoted() {
    expect("\"");
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char sign = text.charAt(at++);
      if (sign == '\\' && at < text.length()) {
        char escaped = text.charAt(at++);
        value.append(escaped == 'n' ? '\n' : escaped);
      } else {
        value.append(sign);
      }
    }
    expect("\"");
    return value.toString();
  }

  /** A word that was just read, as a number or a truth. */
  Object parsed(Class<?> type, String word) {
    try {
      if (type == Integer.class) {
        return Integer.valueOf(word);
      }
      if (type == Long.class) {
        return Long.valueOf(word);
      }
      if (type == Double.class) {
        return Double.valueOf(word);
      }
    } catch (NumberFormatException e) {
      at -= word.length();
      throw refuse("a number");
    }
    if (type == Boolean.class && (word.equals("true") || word.equals("false"))) {
      return word.equals("true");
    }
    at -= word.length();
    throw refuse(type == Boolean.class ? "true or false" : "a value of " + type.getSimpleName());
  }

  /** A name that was just read and that this version does not know. */
  RefusedException unknown(String what, String found, List<String> known) {
    return new RefusedException(
        Problem.of(
            place(at - found.length()),
            "a %s that this version knows: %s".formatted(what, String.join(", ", known)),
            "'" + found + "'",
            remedy()));
  }

  /** What comes next is not this. */
  RefusedException refuse(String expected) {
    return new RefusedException(
        Problem.of(
            place(at),
            expected,
            at < text.length() ? "'" + text.substring(at, shownEnd()) + "'" : "the end",
            remedy()));
  }

  private int shownEnd() {
    return Math.min(text.length(), at + SHOWN);
  }

  private static String place(int index) {
    return "canonical text, character " + (index + 1);
  }

  private static String remedy() {
    return "Read it with the version of Foldwise that wrote it.";
  }
}
