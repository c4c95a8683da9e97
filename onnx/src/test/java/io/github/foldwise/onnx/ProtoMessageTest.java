package io.github.foldwise.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import org.junit.jupiter.api.Test;

class ProtoMessageTest {
  @Test
  void protobufs_own_reader_finds_each_field() throws Exception {
    ProtoMessage inner = new ProtoMessage().with(1, "Über").with(20, 0.5f);

    byte[] bytes = new ProtoMessage().with(1, -1).with(16, inner).with(3, new byte[300]).bytes();

    UnknownFieldSet read = UnknownFieldSet.parseFrom(bytes);
    assertThat(read.getField(1).getVarintList()).containsExactly(-1L);
    assertThat(read.getField(3).getLengthDelimitedList())
        .containsExactly(ByteString.copyFrom(new byte[300]));
    UnknownFieldSet readInner =
        UnknownFieldSet.parseFrom(read.getField(16).getLengthDelimitedList().get(0));
    assertThat(readInner.getField(1).getLengthDelimitedList())
        .containsExactly(ByteString.copyFromUtf8("Über"));
    assertThat(readInner.getField(20).getFixed32List()).containsExactly(Float.floatToIntBits(0.5f));
  }

  @Test
  void a_field_that_a_message_gets_later_is_not_in_the_message_around_it() {
    ProtoMessage inner = new ProtoMessage().with(1, 1);
    ProtoMessage outer = new ProtoMessage().with(2, inner);
    inner.with(1, 2);

    assertThat(outer.bytes()).isEqualTo(new byte[] {0x12, 2, 8, 1});
  }
}
