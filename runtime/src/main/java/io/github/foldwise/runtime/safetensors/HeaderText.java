package io.github.foldwise.runtime.safetensors;

import io.github.foldwise.check.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the JSON of a header from left to right: objects, texts and lists of whole numbers. */
final class HeaderText {
  private static final int MOST_DIGITS = 18; // of a long, whatever they are

  private final String text;
  private int at;

  HeaderText(String text) {
    this.text = text;
  }

  /** What is not as it must be, and where. */
  static final class WrongTextException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String found;

    WrongTextException(String expected, String found) {
      super("expected %s, found %s".formatted(expected, found));
      this.expected = expected;
      this.found = found;
    }

    /** The same as a problem of a file. */
    Problem in(Path file) {
      return Problem.of(
          "header of " + file, expected, found, "Write the file again with safetensors.");
    }
  }

  /** What follows a key. */
  interface Entry {
    void read(String key) throws WrongTextException;
  }

  /** An object; the entry reads each value. */
  void object(Entry entry) throws WrongTextException {
    expect('{');
    if (!accept('}')) {
      do {
        String key = text();
        expect(':');
        entry.read(key);
      } while (accept(','));
      expect('}');
    }
  }

  List<Long> numbers() throws WrongTextException {
    List<Long> numbers = new ArrayList<>();
    expect('[');
    if (!accept(']')) {
      do {
        numbers.add(number());
      } while (accept(','));
      expect(']');
    }
    return numbers;
  }

  String text() throws WrongTextException {
    expect('"');
    StringBuilder read = new StringBuilder();
    while (!isAt('"')) {
      char next = next("the end of a text");
      if (next < ' ') {
        throw wrong("no control characters in a text", at - 1);
      }
      read.append(next == '\\' ? escaped() : next);
    }
    at++;
    requireWholeCharacters(read);
    return read.toString();
  }

  /** Refuses whatever follows. */
  void end() throws WrongTextException {
    skipSpace();
    if (at < text.length()) {
      throw wrong("nothing after the header's object", at);
    }
  }

  private long number() throws WrongTextException {
    skipSpace();
    int first = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    int digits = at - first;
    if (digits == 0 || digits > MOST_DIGITS || (digits > 1 && text.charAt(first) == '0')) {
      throw wrong("a whole number of at most %s digits".formatted(MOST_DIGITS), first);
    }
    return Long.parseLong(text, first, at, 10);
  }

  private char escaped() throws WrongTextException {
    char kind = next("an escaped character");
    return switch (kind) {
      case '"', '\\', '/' -> kind;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unit();
      default -> throw wrong("an escaped character", at - 1);
    };
  }

  private char unit() throws WrongTextException {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(next("four hexadecimal digits"), 16);
      if (digit < 0) {
        throw wrong("four hexadecimal digits", at - 1);
      }
      unit = unit * 16 + digit;
    }
    return (char) unit;
  }

  private void requireWholeCharacters(CharSequence read) throws WrongTextException {
    for (int i = 0; i < read.length(); i++) {
      if (Character.isHighSurrogate(read.charAt(i))
          && i + 1 < read.length()
          && Character.isLowSurrogate(read.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(read.charAt(i))) {
        throw new WrongTextException("whole characters in a text", "half of a surrogate pair");
      }
    }
  }

  private char next(String expected) throws WrongTextException {
    if (at == text.length()) {
      throw wrong(expected, at);
    }
    return text.charAt(at++);
  }

  private void expect(char wanted) throws WrongTextException {
    if (!accept(wanted)) {
      throw wrong("'" + wanted + "'", at);
    }
  }

  private boolean accept(char wanted) {
    skipSpace();
    boolean found = isAt(wanted);
    at += found ? 1 : 0;
    return found;
  }

  private boolean isAt(char wanted) {
    return at < text.length() && text.charAt(at) == wanted;
  }

  private void skipSpace() {
    while (isAt(' ') || isAt('\n') || isAt('\r') || isAt('\t')) {
      at++;
    }
  }

  private WrongTextException wrong(String expected, int position) {
    return new WrongTextException(
        expected,
        position < text.length()
            ? "'%s' at its character %s".formatted(shown(text.charAt(position)), position + 1)
            : "its end");
  }

  private static String shown(char found) {
    return found < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) found) : String.valueOf(found);
  }
}
