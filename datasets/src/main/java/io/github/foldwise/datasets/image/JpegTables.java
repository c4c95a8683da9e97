package io.github.foldwise.datasets.image;

/** The tables that hold for the next scan of a JPEG file: codes, and the distance of restarts. */
final class JpegTables {
  private static final int OTHERS = 16; // class 1 of T.81: codes of a block's other coefficients

  private final HuffmanCodes[] codes = new HuffmanCodes[2 * OTHERS];
  private int restart;

  /** Reads a segment DHT: tables, each of its class and number, counts and symbols. */
  void readCodes(byte[] file, int from, int end) throws UnfitImageException {
    for (int at = from; at < end; ) {
      int number = file[at];
      if (number < 0 || number >= codes.length) {
        throw UnfitImageException.damaged("a table %s".formatted(number));
      }
      codes[number] = HuffmanCodes.read(file, at + 1, end);
      at += 1 + codes[number].bytes();
    }
  }

  /** Reads a segment DRI. */
  void readRestart(byte[] file, int at, int end) throws UnfitImageException {
    if (end - at != 2) {
      throw UnfitImageException.damaged("restarts of %s bytes".formatted(end - at));
    }
    restart = (Byte.toUnsignedInt(file[at]) << 8) | Byte.toUnsignedInt(file[at + 1]);
  }

  /** Units between two restart markers, or 0 without. */
  int restart() {
    return restart;
  }

  /** Codes of first coefficients, or null. */
  HuffmanCodes first(int number) {
    return codes[number & 15];
  }

  /** Codes of other coefficients, or null. */
  HuffmanCodes others(int number) {
    return codes[OTHERS + number];
  }
}
