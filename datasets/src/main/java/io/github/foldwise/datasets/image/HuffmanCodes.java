package io.github.foldwise.datasets.image;

import java.util.Arrays;

/** The codes of one table of a JPEG file (T.81, annex C): shorter ones first, each counted up. */
final class HuffmanCodes {
  private static final int MOST_BITS = 16;

  private final int[] counts; // codes of 1 to 16 bits
  private final int[] symbols;

  private HuffmanCodes(int[] counts, int[] symbols) {
    this.counts = counts;
    this.symbols = symbols;
  }

  /** Reads 16 counts and the symbols. */
  static HuffmanCodes read(byte[] file, int at, int end) throws UnfitImageException {
    int[] counts = new int[MOST_BITS];
    int all = 0;
    for (int i = 0; i < MOST_BITS && at + i < end; i++) {
      counts[i] = Byte.toUnsignedInt(file[at + i]);
      all += counts[i];
    }
    int from = at + MOST_BITS;
    if (all == 0 || from + all > end) {
      throw UnfitImageException.damaged("a table of %s codes".formatted(all));
    }
    int[] symbols = new int[all];
    Arrays.setAll(symbols, i -> Byte.toUnsignedInt(file[from + i]));
    return new HuffmanCodes(counts, symbols);
  }

  /** Bytes that its counts and symbols take. */
  int bytes() {
    return MOST_BITS + symbols.length;
  }

  /** The symbol whose code has no bit but zeros. */
  int ofZeros() {
    return symbols[0];
  }

  int next(EntropyBits bits) throws UnfitImageException {
    int code = 0; // less the first of its length
    int before = 0; // symbols of shorter codes
    for (int count : counts) {
      code = (code << 1) | bits.next();
      if (code < count) {
        return symbols[before + code];
      }
      code -= count;
      before += count;
    }
    throw UnfitImageException.damaged("a code of its pixels that no table has");
  }
}
