package io.github.foldwise.keras.hdf5;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The values are those that lookup3.c gives for its own examples. */
class Lookup3Test {
  @Test
  void hashes_are_those_of_lookup3() {
    assertThat(hash("")).isEqualTo(0xdeadbeef);
    assertThat(hash("Four score and seven years ago")).isEqualTo(0x17770551);
  }

  private static int hash(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    return Lookup3.hash(bytes, bytes.length);
  }
}
