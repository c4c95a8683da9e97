package io.github.foldwise.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * One protobuf message: its fields in the order in which they were added. Their sizes are known
 * before anything is written, so no tensor is copied.
 */
final class ProtoMessage {
  private static final int LENGTH_DELIMITED = 2; // the wire type of texts, bytes and messages

  private final List<Field> fields = new ArrayList<>();

  private record Field(int size, Writing writing) {}

  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }

  /** A whole number; of an enumeration, too. */
  ProtoMessage with(int field, long value) {
    return add(
        CodedOutputStream.computeInt64Size(field, value), out -> out.writeInt64(field, value));
  }

  ProtoMessage with(int field, float value) {
    return add(
        CodedOutputStream.computeFloatSize(field, value), out -> out.writeFloat(field, value));
  }

  ProtoMessage with(int field, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return delimited(field, bytes.length, out -> out.writeRawBytes(bytes));
  }

  /** The little-endian bytes of these values. */
  ProtoMessage with(int field, float[] values) {
    return delimited(
        field,
        Math.multiplyExact(Float.BYTES, values.length),
        out -> {
          for (float value : values) {
            out.writeFloatNoTag(value);
          }
        });
  }

  /** The little-endian bytes of these values. */
  ProtoMessage with(int field, long[] values) {
    return delimited(
        field,
        Math.multiplyExact(Long.BYTES, values.length),
        out -> {
          for (long value : values) {
            out.writeFixed64NoTag(value);
          }
        });
  }

  /** A message as it is now: later fields of it are ignored. */
  ProtoMessage with(int field, ProtoMessage message) {
    List<Field> inner = List.copyOf(message.fields);
    return delimited(field, size(inner), out -> write(inner, out));
  }

  /**
   * Writes the whole message.
   *
   * @throws ArithmeticException if it is longer than the 2³¹ − 1 bytes that protobuf allows
   */
  void writeTo(OutputStream stream) throws IOException {
    CodedOutputStream out = CodedOutputStream.newInstance(stream);
    write(fields, out);
    out.flush();
  }

  private ProtoMessage delimited(int field, int size, Writing contents) {
    int before =
        CodedOutputStream.computeTagSize(field) + CodedOutputStream.computeUInt32SizeNoTag(size);
    return add(
        Math.addExact(before, size),
        out -> {
          out.writeTag(field, LENGTH_DELIMITED);
          out.writeUInt32NoTag(size);
          contents.to(out);
        });
  }

  private ProtoMessage add(int size, Writing writing) {
    fields.add(new Field(size, writing));
    return this;
  }

  private static int size(List<Field> fields) {
    return fields.stream().mapToInt(Field::size).reduce(0, Math::addExact);
  }

  private static void write(List<Field> fields, CodedOutputStream out) throws IOException {
    for (Field field : fields) {
      field.writing().to(out);
    }
  }
}
