package io.github.foldwise.datasets.image;

/** The bits of a JPEG scan: a byte of 255 is followed by a 0, or by a marker. */
final class EntropyBits {
  private static final int MOST_AT_ONCE = 16;

  private final byte[] file;
  private final int end;
  private int at;
  private int window; // bytes read, of which the last bits are still to be taken
  private int left; // so many

  EntropyBits(byte[] file, int from, int end) {
    this.file = file;
    this.at = from;
    this.end = end;
  }

  /** The next bits, at most 16, without taking them; zeros behind the last. */
  int peek(int bits) {
    while (left < bits && at < end && !isMarker()) {
      int octet = Byte.toUnsignedInt(file[at++]);
      at += octet == 0xff ? 1 : 0;
      window = window << 8 | octet;
      left += 8;
    }
    int shifted = left >= bits ? window >>> (left - bits) : window << (bits - left);
    return shifted & ((1 << bits) - 1);
  }

  /** Takes bits that were peeked at. */
  void take(int bits) throws UnfitImageException {
    if (bits > left) {
      throw UnfitImageException.damaged("its compressed pixels break off");
    }
    left -= bits;
  }

  /** A number of so many bits; of more than 32, the last ones. */
  int number(int bits) throws UnfitImageException {
    int number = 0;
    for (int missing = bits; missing > 0; missing -= MOST_AT_ONCE) {
      int some = Math.min(missing, MOST_AT_ONCE);
      number = number << some | peek(some);
      take(some);
    }
    return number;
  }

  /** Passes the restart marker that must follow. */
  void restart(int number) throws UnfitImageException {
    pad();
    if (at >= end || !isMarker() || file[at + 1] != (byte) (0xd0 | (number % 8))) {
      throw UnfitImageException.damaged("no restart %s of its compressed pixels".formatted(number));
    }
    at += 2;
  }

  /** Nothing may follow but one more restart marker. */
  void finish() throws UnfitImageException {
    pad();
    if (at < end && isMarker()) {
      at += 2;
    }
    if (at < end) {
      throw UnfitImageException.damaged(
          "%s bytes after its last compressed pixel".formatted(end - at));
    }
  }

  /** Skips the rest of a byte, and bytes of 255 before a marker. */
  private void pad() {
    for (; left >= 8; left -= 8) { // bytes that were only peeked at
      boolean stuffed = file[at - 1] == 0 && file[at - 2] == (byte) 0xff;
      at -= stuffed ? 2 : 1;
    }
    left = 0;
    while (at + 1 < end && file[at] == (byte) 0xff && file[at + 1] == (byte) 0xff) {
      at++;
    }
    at += at + 1 == end && file[at] == (byte) 0xff ? 1 : 0;
  }

  private boolean isMarker() {
    return file[at] == (byte) 0xff && file[at + 1] != 0;
  }
}
