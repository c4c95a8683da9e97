package io.github.foldwise.reports.records;

import java.io.IOException;
import java.io.Reader;

/** The lines of a CSV file without quotes: what commons-csv reads, in a fraction of its time. */
final class PlainLines implements CsvLines {
  /** The file has a quote. */
  static final class QuoteException extends IOException {
    private static final long serialVersionUID = 1;
  }

  private final Reader reader;
  private final CsvLine line = new CsvLine();
  private char[] text = new char[1 << 16];
  private int filled;
  private int start; // of the next line
  private boolean afterReturn; // a line feed still belongs to the line before
  private long number = 1;

  PlainLines(Reader reader) {
    this.reader = reader;
  }

  @Override
  public long number() {
    return number;
  }

  /**
   * The next line.
   *
   * @throws QuoteException if there is a quote: its cell may hold commas and line ends
   */
  @Override
  public CsvLine next() throws IOException {
    line.clear();
    for (int at = start; ; at++) {
      if (at == filled) {
        at -= start;
        boolean isLast = !fill();
        at += start;
        if (isLast) {
          return at == start ? null : ended(at, filled);
        }
      }
      char character = text[at];
      if (character == ',') {
        line.addCell(at - start);
      } else if (character == '\n' && afterReturn && at == start) {
        afterReturn = false;
        start++;
      } else if (character == '\n' || character == '\r') {
        number++;
        afterReturn = character == '\r';
        return ended(at, at + 1);
      } else if (character == '"') {
        throw new QuoteException();
      }
    }
  }

  private CsvLine ended(int end, int next) {
    line.addCell(end - start);
    line.place(text, start);
    start = next;
    return line;
  }

  /** Moves what is left to the front and reads more behind it. */
  private boolean fill() throws IOException {
    int left = filled - start;
    char[] target = left > text.length / 2 ? new char[2 * text.length] : text;
    System.arraycopy(text, start, target, 0, left);
    text = target;
    start = 0;
    int read = reader.read(text, left, text.length - left);
    filled = left + Math.max(0, read);
    return read > 0;
  }
}
