package io.github.foldwise.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.Problem;
import io.github.foldwise.run.records.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes that driver and executors exchange. None of our own classes is serialized: what is sent is
 * text, JSON and numbers, all of {@link #VERSION}.
 */
final class Encoded {
  /** Changes with the encoding, and with what a trial computes. */
  static final String VERSION = Origin.FOLDWISE + ", encoding 1";

  private Encoded() {}

  /** Writes something. */
  @FunctionalInterface
  interface Writer {
    void to(DataOutputStream out) throws IOException;
  }

  /** Reads something. */
  @FunctionalInterface
  interface Reader<T> {
    T from(DataInputStream in) throws IOException;
  }

  static byte[] bytes(Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writer.to(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not in memory
    }
    return bytes.toByteArray();
  }

  static <T> T read(byte[] bytes, Reader<T> reader) {
    try {
      return reader.from(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException("bytes of another version", e);
    }
  }

  /** A text of any length. */
  static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), UTF_8);
  }

  static void texts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(out, text);
    }
  }

  static List<String> texts(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.add(text(in));
    }
    return List.copyOf(texts);
  }

  static void problems(DataOutputStream out, List<Problem> problems) throws IOException {
    out.writeInt(problems.size());
    for (Problem problem : problems) {
      texts(
          out,
          List.of(
              problem.place(),
              problem.expected(),
              problem.found(),
              problem.remedy(),
              problem.trace()));
    }
  }

  static List<Problem> problems(DataInputStream in) throws IOException {
    List<Problem> problems = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      List<String> parts = texts(in);
      problems.add(
          new Problem(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4)));
    }
    return List.copyOf(problems);
  }
}
