package io.github.foldwise.cli.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * A last line on a terminal that is drawn again and again: what the program prints meanwhile
 * appears above it.
 *
 * <p>This takes carriage returns and blanks, and an escape sequence only after the window was
 * resized. The cursor rests at the first column, so that {@code ^C}, and what native code writes by
 * itself, covers the line instead of continuing it.
 */
public final class LastLine {
  private static final String ERASE_BELOW = "\u001b[J";

  private final PrintStream screen;
  private String line = "";
  private int columns;
  private int drawn; // characters on the screen
  private boolean isOpen; // what was printed above has no line end yet

  /** A last line, empty at first. */
  public LastLine(PrintStream screen) {
    this.screen = screen;
  }

  /** Shows an ASCII text that is shorter than the terminal has columns; empty removes the line. */
  public synchronized void show(String text, int terminalColumns) {
    boolean resized = drawn > 0 && columns != terminalColumns;
    columns = terminalColumns;
    if (resized) {
      write(ERASE_BELOW); // the terminal may have wrapped the line that was there
      drawn = 0;
    }
    if (resized || !text.equals(line)) {
      line = text;
      draw();
    }
  }

  /** Removes the line. */
  public synchronized void clear() {
    show("", columns);
  }

  /** A stream that prints above the line, on the same terminal as this target. */
  public OutputStream above(PrintStream target) {
    return new Above(target);
  }

  /**
   * Until this is closed, all that the process prints on standard error appears above the line.
   *
   * @param outputToo whether standard output leads to the same terminal
   */
  public Redirection redirect(boolean outputToo) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    System.setErr(new PrintStream(above(err), true, Charset.defaultCharset()));
    if (outputToo) {
      System.setOut(new PrintStream(above(out), true, Charset.defaultCharset()));
    }
    return () -> {
      System.setErr(err);
      System.setOut(out);
    };
  }

  /** Restores the standard streams. */
  public interface Redirection extends AutoCloseable {
    @Override
    void close();
  }

  private void draw() {
    if (!isOpen) {
      put(line);
    }
  }

  /** After the window became narrower, more blanks would begin another line. */
  private void put(String text) {
    if (!text.isEmpty() || drawn > 0) {
      int covered = Math.min(drawn, columns - 1);
      write("\r" + text + " ".repeat(Math.max(0, covered - text.length())) + "\r");
      drawn = text.length();
    }
  }

  private void write(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    screen.write(bytes, 0, bytes.length);
    screen.flush();
  }

  private final class Above extends OutputStream {
    private final PrintStream target;

    Above(PrintStream target) {
      this.target = target;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      synchronized (LastLine.this) {
        put("");
        target.write(bytes, from, count);
        target.flush();
        isOpen = count == 0 ? isOpen : bytes[from + count - 1] != '\n';
        draw();
      }
    }

    @Override
    public void flush() {
      target.flush();
    }
  }
}
