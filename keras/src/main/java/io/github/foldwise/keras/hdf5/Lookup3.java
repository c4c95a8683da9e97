package io.github.foldwise.keras.hdf5;

/** Bob Jenkins's hash lookup3 with initial value 0, byte by byte: the checksum of HDF5. */
final class Lookup3 {
  private int a;
  private int b;
  private int c;

  private Lookup3(int length) {
    a = 0xdeadbeef + length;
    b = a;
    c = a;
  }

  /** The hash of the first bytes. */
  static int hash(byte[] bytes, int length) {
    return new Lookup3(length).of(bytes, length);
  }

  private int of(byte[] bytes, int length) {
    int at = 0;
    for (; length - at > 12; at += 12) {
      add(bytes, at, 12);
      mix();
    }
    if (at == length) {
      return c;
    }
    add(bytes, at, length - at);
    end();
    return c;
  }

  private void add(byte[] bytes, int at, int count) {
    a += word(bytes, at, count);
    b += word(bytes, at + 4, count - 4);
    c += word(bytes, at + 8, count - 8);
  }

  private static int word(byte[] bytes, int at, int count) {
    int word = 0;
    for (int i = 0; i < Math.min(4, count); i++) {
      word |= (bytes[at + i] & 0xff) << (8 * i);
    }
    return word;
  }

  private void mix() {
    a -= c;
    a ^= Integer.rotateLeft(c, 4);
    c += b;
    b -= a;
    b ^= Integer.rotateLeft(a, 6);
    a += c;
    c -= b;
    c ^= Integer.rotateLeft(b, 8);
    b += a;
    a -= c;
    a ^= Integer.rotateLeft(c, 16);
    c += b;
    b -= a;
    b ^= Integer.rotateLeft(a, 19);
    a += c;
    c -= b;
    c ^= Integer.rotateLeft(b, 4);
    b += a;
  }

  private void end() {
    c ^= b;
    c -= Integer.rotateLeft(b, 14);
    a ^= c;
    a -= Integer.rotateLeft(c, 11);
    b ^= a;
    b -= Integer.rotateLeft(a, 25);
    c ^= b;
    c -= Integer.rotateLeft(b, 16);
    a ^= c;
    a -= Integer.rotateLeft(c, 4);
    b ^= a;
    b -= Integer.rotateLeft(a, 14);
    c ^= b;
    c -= Integer.rotateLeft(b, 24);
  }
}
