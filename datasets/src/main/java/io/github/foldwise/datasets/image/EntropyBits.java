package io.github.foldwise.datasets.image;

/** The bits of a JPEG scan: a byte of 255 is followed by a 0, or by a marker. */
final class EntropyBits {
  private final byte[] file;
  private final int end;
  private int at;
  private int octet;
  private int left; // bits of the byte

  EntropyBits(byte[] file, int from, int end) {
    this.file = file;
    this.at = from;
    this.end = end;
  }

  int next() throws UnfitImageException {
    if (left == 0) {
      if (at >= end || isMarker()) {
        throw UnfitImageException.damaged("its compressed pixels break off");
      }
      octet = Byte.toUnsignedInt(file[at++]);
      at += octet == 0xff ? 1 : 0;
      left = 8;
    }
    left--;
    return (octet >> left) & 1;
  }

  /** A number of so many bits. */
  int number(int bits) throws UnfitImageException {
    int number = 0;
    for (int i = 0; i < bits; i++) {
      number = (number << 1) | next();
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
