package io.github.foldwise.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Standard output that reports a full disk, which its print stream would hide. A reader that has
 * closed the pipe, such as {@code head -1}, is not an error: the rest is dropped.
 */
public final class StandardOutput extends OutputStream {
  private final PrintStream stream;
  private final OutputStream descriptor;

  /**
   * An output that reports errors.
   *
   * @param stream receives the bytes; knows that an error happened, but not which
   * @param descriptor the file behind it, which gives the reason
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
    if (stream.checkError() && !isPipeClosed()) { // checkError flushes first
      throw new IOException("not all output was written");
    }
  }

  /** Translated messages still contain "pipe". */
  private boolean isPipeClosed() {
    try {
      descriptor.write('\n');
      return false;
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
  }
}
