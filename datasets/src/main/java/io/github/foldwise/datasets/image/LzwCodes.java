package io.github.foldwise.datasets.image;

/**
 * The variable-length codes of a GIF frame (Welch 1984): each stands for an earlier string and one
 * byte more.
 */
final class LzwCodes {
  private static final int MOST_BITS = 12;

  private final byte[] data;
  private long bit; // position in the data

  private LzwCodes(byte[] data) {
    this.data = data;
  }

  /** Exactly {@code length} bytes; refused if the codes give fewer or do not end there. */
  static byte[] unpack(byte[] data, int codeBits, int length) throws UnfitImageException {
    if (codeBits < 1 || codeBits > 8) {
      throw UnfitImageException.damaged("codes of %s bits".formatted(codeBits));
    }
    if (length > ((8L * data.length) << MOST_BITS)) { // before so much memory is taken
      throw UnfitImageException.damaged("%s bytes for %s pixels".formatted(data.length, length));
    }
    return new LzwCodes(data).strings(codeBits, length);
  }

  private byte[] strings(int codeBits, int length) throws UnfitImageException {
    int clear = 1 << codeBits;
    int end = clear + 1;
    int[] starts = new int[1 << MOST_BITS]; // where a code's string is in the output
    int[] lengths = new int[1 << MOST_BITS];
    byte[] out = new byte[length];
    int written = 0;
    int next = end + 1; // first free code
    int bits = codeBits + 1;
    int before = -1; // start of the string before, −1 after a clear code
    for (int code = code(bits); code != end; code = code(bits)) {
      if (code == clear) {
        next = end + 1;
        bits = codeBits + 1;
        before = -1;
        continue;
      }
      if (code < 0 && written == length) {
        return out; // the end code may be left out
      }
      if (code < 0 || code > (before < 0 ? clear - 1 : next)) {
        throw breaksOff(written, length);
      }
      int start = written;
      if (before >= 0 && next < starts.length) {
        starts[next] = before;
        lengths[next] = start - before + 1;
        next++;
      }
      int copied = code < clear ? 1 : lengths[code];
      if (copied > length - written) {
        throw breaksOff(written, length);
      }
      for (int i = 0; i < copied; i++) { // a new string overlaps with itself
        out[written++] = code < clear ? (byte) code : out[starts[code] + i];
      }
      before = start;
      if (next == 1 << bits && bits < MOST_BITS) {
        bits++;
      }
    }
    if (written < length) {
      throw breaksOff(written, length);
    }
    return out;
  }

  private static UnfitImageException breaksOff(int written, int length) {
    return UnfitImageException.damaged(
        "its pixels after the first %s of %s".formatted(written, length));
  }

  /** The next code, or −1 behind the last. */
  private int code(int bits) {
    if (bit + bits > 8L * data.length) {
      return -1;
    }
    int code = 0;
    for (int i = 0; i < bits; i++, bit++) {
      code |= ((data[(int) (bit >> 3)] >> (bit & 7)) & 1) << i;
    }
    return code;
  }
}
