package io.github.foldwise.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One protobuf message: its fields in the order in which they were added. Sizes are known before
 * anything is written, so no field is copied.
 */
final class ProtoMessage {
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
    return with(field, text.getBytes(UTF_8));
  }

  ProtoMessage with(int field, byte[] bytes) {
    return add(
        CodedOutputStream.computeByteArraySize(field, bytes),
        out -> out.writeByteArray(field, bytes));
  }

  /** A message as it is now: later fields of it are ignored. */
  ProtoMessage with(int field, ProtoMessage message) {
    List<Field> inner = List.copyOf(message.fields);
    int size = size(inner);
    return add(
        Math.addExact(
            CodedOutputStream.computeTagSize(field)
                + CodedOutputStream.computeUInt32SizeNoTag(size),
            size),
        out -> {
          out.writeTag(field, 2); // 2: its length comes first
          out.writeUInt32NoTag(size);
          for (Field each : inner) {
            each.writing().to(out);
          }
        });
  }

  /**
   * The whole message.
   *
   * @throws ArithmeticException if it is longer than the 2³¹ − 1 bytes that protobuf allows
   */
  byte[] bytes() {
    byte[] bytes = new byte[size(fields)];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      for (Field field : fields) {
        field.writing().to(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.checkNoSpaceLeft();
    return bytes;
  }

  private ProtoMessage add(int size, Writing writing) {
    fields.add(new Field(size, writing));
    return this;
  }

  private static int size(List<Field> fields) {
    return fields.stream().mapToInt(Field::size).reduce(0, Math::addExact);
  }
}
