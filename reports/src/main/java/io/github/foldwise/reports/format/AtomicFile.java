package io.github.foldwise.reports.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file as a whole or not at all. */
public final class AtomicFile {
  private AtomicFile() {}

  /** What writes a file's text. */
  @FunctionalInterface
  public interface Text {
    /** Writes it, piece by piece. */
    void writeTo(Appendable file) throws IOException;
  }

  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  public static void write(Path file, byte[] bytes) throws IOException {
    replace(file, out -> out.write(bytes));
  }

  /** Writes a text that may be too large to be held in memory as a whole. */
  public static void write(Path file, Text text) throws IOException {
    replace(
        file,
        out -> {
          // Unlike Files.newBufferedWriter, this replaces what UTF-8 cannot encode.
          Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          text.writeTo(writer);
          writer.flush();
        });
  }

  private interface Contents {
    void writeTo(OutputStream out) throws IOException;
  }

  private static void replace(Path file, Contents contents) throws IOException {
    Path beside = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(beside)) {
        contents.writeTo(out);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
