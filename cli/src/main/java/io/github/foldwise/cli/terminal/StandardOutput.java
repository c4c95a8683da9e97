package io.github.foldwise.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;

/**
 * The standard output, whose print stream would swallow that a disk is full. A reader that has
 * left, such as {@code head -1}, is no error: what it would not read is dropped.
 */
public final class StandardOutput extends OutputStream {
  private final PrintStream stream;
  private final OutputStream descriptor;

  /**
   * An output that tells its errors.
   *
   * @param stream takes the bytes, and knows of an error but not which
   * @param descriptor the file behind it, which is asked for the reason
   */
  public StandardOutput(PrintStream stream, OutputStream descriptor) {
    this.stream = stream;
    this.descriptor = descriptor;
  }

  public static StandardOutput ofProcess() {
    return new StandardOutput(System.out, new FileOutputStream(FileDescriptor.out));
  }

  @Override
  public void write(int b) throws IOException {
    stream.write(b);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    stream.write(bytes, from, count);
  }

  @Override
  public void flush() throws IOException {
    if (stream.checkError() && !isLeft()) { // it flushes first
      throw new IOException("not all was written");
    }
  }

  /** Systems that translate the message still call a pipe a pipe. */
  private boolean isLeft() {
    try {
      descriptor.write('\n');
      return false;
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
  }
}
