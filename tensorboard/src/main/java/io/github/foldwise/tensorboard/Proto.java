package io.github.foldwise.tensorboard;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import com.google.protobuf.UnknownFieldSet;

/** A message, field by field, of a schema that TensorFlow-Java has no classes for. */
final class Proto {
  private final UnknownFieldSet.Builder fields = UnknownFieldSet.newBuilder();

  Proto text(int field, String value) {
    return bytes(field, ByteString.copyFromUtf8(value));
  }

  /** An enum constant or a whole number. */
  Proto number(int field, long value) {
    fields.mergeVarintField(field, Math.toIntExact(value));
    return this;
  }

  Proto real(int field, double value) {
    fields.mergeField(
        field,
        UnknownFieldSet.Field.newBuilder().addFixed64(Double.doubleToRawLongBits(value)).build());
    return this;
  }

  /** A message, or one more element of repeated messages. */
  Proto message(int field, Proto value) {
    return bytes(field, value.bytes());
  }

  /** The same. */
  Proto message(int field, MessageLite value) {
    return bytes(field, value.toByteString());
  }

  ByteString bytes() {
    return fields.build().toByteString();
  }

  private Proto bytes(int field, ByteString value) {
    fields.mergeField(field, UnknownFieldSet.Field.newBuilder().addLengthDelimited(value).build());
    return this;
  }
}
