package io.github.foldwise.datasets.image;

/** The codes of one table of a JPEG file (T.81, annex C): shorter ones first, each counted up. */
final class HuffmanCodes {
  private static final int MOST_BITS = 16;
  private static final int SHORT = 8; // bits of codes that are looked up

  private final int[] symbols;
  private final int[] ends = new int[MOST_BITS + 1]; // of each length, the last code and one
  private final int[] offsets = new int[MOST_BITS + 1]; // from a code to its symbol
  private final short[] known = new short[1 << SHORT]; // by first bits: length and symbol, or 0

  private HuffmanCodes(int[] counts, int[] symbols) throws UnfitImageException {
    this.symbols = symbols;
    int code = 0;
    int symbol = 0;
    for (int length = 1; length <= MOST_BITS; length++) {
      code <<= 1;
      offsets[length] = symbol - code;
      for (int i = 0; i < counts[length - 1]; i++, code++, symbol++) {
        if (length <= SHORT && code < 1 << length) {
          int free = SHORT - length;
          for (int rest = 0; rest < 1 << free; rest++) {
            known[code << free | rest] = (short) (length << 8 | symbols[symbol]);
          }
        }
      }
      ends[length] = code;
      if (code > 1 << length) {
        throw UnfitImageException.damaged("%s codes of %s bits".formatted(code, length));
      }
    }
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
    for (int i = 0; i < all; i++) {
      symbols[i] = Byte.toUnsignedInt(file[from + i]);
    }
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
    int entry = known[bits.peek(SHORT)];
    if (entry != 0) {
      bits.take(entry >> 8);
      return entry & 0xff;
    }
    int code = bits.peek(MOST_BITS);
    for (int length = SHORT + 1; length <= MOST_BITS; length++) {
      int first = code >> (MOST_BITS - length);
      if (first < ends[length]) {
        bits.take(length);
        return symbols[offsets[length] + first];
      }
    }
    throw UnfitImageException.damaged("a code of its pixels that no table has");
  }
}
