package io.github.foldwise.datasets.image;

/**
 * The compressed pixels of one scan of a JPEG file, read to their end without making pixels of them
 * (T.81, annexes F and G): libjpeg, and so the JDK's reader, tolerates much of what damage leaves.
 */
final class JpegScan {
  private static final int BLOCK = 64; // coefficients
  private static final int MOST_BITS = 11; // of a difference between first coefficients
  private static final int ZEROED = 40; // no image has so many coefficients of zero bits in a row

  private final JpegFrame frame;
  private final JpegTables tables;
  private final int[] components;
  private final HuffmanCodes[] first; // of each component's first coefficients
  private final HuffmanCodes[] others;
  private final int start; // coefficients of the scan
  private final int end;
  private final boolean refines;
  private final EntropyBits bits;
  private int empty; // next blocks that have nothing in this scan
  private int zeros; // coefficients of zero bits in a row

  /** Reads the header at {@code data}; the bits are between {@code from} and {@code to}. */
  JpegScan(byte[] file, int data, int from, int to, JpegFrame frame, JpegTables tables)
      throws UnfitImageException {
    int count = file[data];
    if (count < 1 || count > 4 || data + 4 + 2 * count != from) {
      throw UnfitImageException.damaged("a scan of %s components".formatted(count));
    }
    this.frame = frame;
    this.tables = tables;
    this.components = new int[count];
    this.first = new HuffmanCodes[count];
    this.others = new HuffmanCodes[count];
    for (int i = 0; i < count; i++) {
      components[i] = frame.component(file[data + 1 + 2 * i]);
      int table = file[data + 2 + 2 * i];
      first[i] = tables.first(table >> 4);
      others[i] = tables.others(table & 15);
    }
    int at = data + 1 + 2 * count;
    this.start = frame.isProgressive() ? file[at] : 0;
    this.end = frame.isProgressive() ? file[at + 1] : BLOCK - 1;
    this.refines = frame.isProgressive() && (file[at + 2] & 0xf0) != 0;
    this.bits = new EntropyBits(file, from, to);
    if (start < 0 || end < start || end >= BLOCK || (start > 0 && count > 1)) {
      throw UnfitImageException.damaged("a scan of coefficients %s to %s".formatted(start, end));
    }
  }

  /** Reads all blocks; refused if bits are missing or left over, or codes make no sense. */
  void check() throws UnfitImageException {
    int units = components.length > 1 ? frame.units() : frame.blocks(components[0]);
    for (int unit = 0; unit < units; unit++) {
      if (tables.restart() > 0 && unit > 0 && unit % tables.restart() == 0) {
        requireNoEmpty();
        bits.restart(unit / tables.restart() - 1);
      }
      for (int i = 0; i < components.length; i++) {
        int blocks = components.length > 1 ? frame.blocksOfUnit(components[i]) : 1;
        for (int block = 0; block < blocks; block++) {
          block(i, unit);
        }
      }
    }
    requireNoEmpty();
    bits.finish();
  }

  private void requireNoEmpty() throws UnfitImageException {
    if (empty > 0) {
      throw UnfitImageException.damaged("%s more blocks than it has".formatted(empty));
    }
  }

  private void block(int i, int block) throws UnfitImageException {
    if (start == 0 && refines) {
      bits.number(1);
    } else if (start == 0) {
      difference(first[i]);
    }
    if (!frame.isProgressive()) {
      sequential(others[i]);
    } else if (start > 0) {
      long[] nonzero = frame.nonzero(components[i]);
      nonzero[block] |= refines ? refined(others[i], nonzero[block]) : progressive(others[i]);
    }
  }

  private void difference(HuffmanCodes codes) throws UnfitImageException {
    int size = require(codes).next(bits);
    if (size > MOST_BITS) {
      throw UnfitImageException.damaged("a coefficient of %s bits".formatted(size));
    }
    bits.number(size);
  }

  private void sequential(HuffmanCodes codes) throws UnfitImageException {
    for (int k = 1; k < BLOCK; k++) {
      int symbol = require(codes).next(bits);
      int size = symbol & 15;
      if (symbol == 0) { // end of the block
        zeros = 0;
        return;
      }
      k = within(k + (symbol >> 4));
      zeros = bits.number(size) == 0 && symbol == codes.ofZeros() ? zeros + 1 : 0;
      if (zeros == ZEROED || (size == 0 && symbol >> 4 < 15)) {
        throw UnfitImageException.damaged("compressed pixels of zeros");
      }
    }
  }

  /** Coefficients of a block that this scan sets. */
  private long progressive(HuffmanCodes codes) throws UnfitImageException {
    long nonzero = 0;
    if (empty > 0) {
      empty--;
      return nonzero;
    }
    for (int k = start; k <= end; k++) {
      int symbol = require(codes).next(bits);
      int run = symbol >> 4;
      int size = symbol & 15;
      if (size == 0 && run < 15) {
        empty = (1 << run) - 1 + bits.number(run);
        return nonzero;
      }
      k = within(k + run);
      bits.number(size);
      nonzero |= size > 0 ? 1L << k : 0;
    }
    return nonzero;
  }

  /** A bit for each coefficient known, and some new ones of ±1 between them. */
  private long refined(HuffmanCodes codes, long known) throws UnfitImageException {
    long nonzero = known;
    int k = start;
    while (empty == 0 && k <= end) {
      int symbol = require(codes).next(bits);
      int run = symbol >> 4;
      int size = symbol & 15;
      if (size == 0 && run < 15) {
        empty = (1 << run) + bits.number(run);
        break;
      }
      bits.number(size > 0 ? 1 : 0);
      for (; ((known >> k) & 1) == 1 || run > 0; k = within(k + 1)) {
        if (((known >> k) & 1) == 1) {
          bits.number(1);
        } else {
          run--;
        }
      }
      nonzero |= size > 0 ? 1L << k : 0;
      k++;
    }
    if (empty > 0) {
      bits.number(Long.bitCount(known & (-1L << k) & (-1L >>> (BLOCK - 1 - end))));
      empty--;
    }
    return nonzero;
  }

  private int within(int k) throws UnfitImageException {
    if (k > end) {
      throw UnfitImageException.damaged("more coefficients than %s in a block".formatted(end));
    }
    return k;
  }

  private static HuffmanCodes require(HuffmanCodes codes) throws UnfitImageException {
    if (codes == null) {
      throw UnfitImageException.damaged("a scan without its table of codes");
    }
    return codes;
  }
}
