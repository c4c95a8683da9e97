package io.github.foldwise.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {
  /** FIPS 180-2, appendix B.1. */
  @Test
  void it_is_sha_256_in_hexadecimal() {
    assertThat(Fingerprint.of("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  /** {@code printf '×' | sha256sum}: the two bytes c3 97. */
  @Test
  void text_is_taken_as_utf_8() {
    byte[] utf8 = {(byte) 0xc3, (byte) 0x97};

    assertThat(Fingerprint.of("×")).isEqualTo(Fingerprint.hex(Fingerprint.sha256().digest(utf8)));
  }
}
