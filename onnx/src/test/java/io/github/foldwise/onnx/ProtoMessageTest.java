package io.github.foldwise.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProtoMessageTest {
  @Test
  void protobufs_own_reader_finds_each_field() throws Exception {
    ProtoMessage inner = new ProtoMessage().with(1, "Über").with(20, 0.5f);
    ProtoMessage message =
        new ProtoMessage()
            .with(1, -1)
            .with(16, inner)
            .with(3, new float[] {1, -2})
            .with(4, new long[] {1, -1});

    UnknownFieldSet read = UnknownFieldSet.parseFrom(bytes(message));
    UnknownFieldSet readInner =
        UnknownFieldSet.parseFrom(read.getField(16).getLengthDelimitedList().get(0));

    assertThat(read.getField(1).getVarintList()).containsExactly(-1L);
    assertThat(read.getField(3).getLengthDelimitedList()) // 1 is 3f800000, −2 is c0000000
        .containsExactly(bytes(0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0));
    assertThat(read.getField(4).getLengthDelimitedList())
        .containsExactly(bytes(1, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1));
    assertThat(readInner.getField(1).getLengthDelimitedList())
        .containsExactly(ByteString.copyFromUtf8("Über"));
    assertThat(readInner.getField(20).getFixed32List()).containsExactly(0x3f000000);
  }

  @Test
  void a_field_that_a_message_gets_later_is_not_in_the_message_around_it() throws Exception {
    ProtoMessage inner = new ProtoMessage().with(1, 1);
    ProtoMessage outer = new ProtoMessage().with(2, inner);
    inner.with(1, 2);

    assertThat(bytes(outer)).isEqualTo(new byte[] {0x12, 2, 8, 1});
  }

  private static byte[] bytes(ProtoMessage message) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    message.writeTo(bytes);
    return bytes.toByteArray();
  }

  private static ByteString bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return ByteString.copyFrom(bytes);
  }
}
