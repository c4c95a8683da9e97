package io.github.foldwise.parquet;

import java.nio.ByteBuffer;

/** Small numbers in Parquet's hybrid of runs and bit-packed groups of eight. */
final class Levels {
  private Levels() {}

  /** Reads so many numbers of so many bits. */
  static int[] read(ByteBuffer in, int bits, int count) {
    if (bits > Integer.SIZE) {
      throw new DamagedException("numbers of %s bits".formatted(bits));
    }
    int[] numbers = new int[count];
    int at = 0;
    while (at < count && bits > 0) {
      long head = Thrift.unsigned(in);
      if ((head & 1) == 0) {
        int number = 0;
        for (int i = 0; i < (bits + 7) / 8; i++) {
          number |= Byte.toUnsignedInt(in.get()) << (8 * i);
        }
        for (long left = head >>> 1; left > 0 && at < count; left--) {
          numbers[at++] = number;
        }
      } else {
        at = unpack(in, bits, numbers, at, head >>> 1);
      }
    }
    return numbers;
  }

  private static int unpack(ByteBuffer in, int bits, int[] numbers, int from, long groups) {
    int at = from;
    for (long group = 0; group < groups && at < numbers.length; group++) {
      long window = 0;
      int filled = 0;
      for (int i = 0; i < 8; i++) {
        while (filled < bits) {
          window |= (long) Byte.toUnsignedInt(in.get()) << filled;
          filled += 8;
        }
        if (at < numbers.length) {
          numbers[at++] = (int) (window & ((1L << bits) - 1));
        }
        window >>>= bits;
        filled -= bits;
      }
    }
    return at;
  }

  /** Bits that numbers up to this one take. */
  static int bits(int largest) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(largest);
  }
}
