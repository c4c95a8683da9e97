package io.github.foldwise.datasets.image;

import java.util.Arrays;

/** The frame of a JPEG file: its size, and components of 8×8 blocks (T.81, A.1 and A.2). */
final class JpegFrame {
  private static final int PROGRESSIVE = 0xc2;

  private final int marker;
  private final int height;
  private final int width;
  private final byte[] numbers; // of the components
  private final int[] across; // blocks in one unit of an interleaved scan
  private final int[] down;
  private final long[][] nonzero; // coefficients of each block, set by progressive scans

  private JpegFrame(int marker, int height, int width, int components) {
    this.marker = marker;
    this.height = height;
    this.width = width;
    this.numbers = new byte[components];
    this.across = new int[components];
    this.down = new int[components];
    this.nonzero = new long[components][];
  }

  /** Reads a frame's data: precision, height, width, and three bytes per component. */
  static JpegFrame read(int marker, byte[] file, int at, int end) throws UnfitImageException {
    int count = at + 6 > end ? 0 : file[at + 5];
    if (count < 1 || count > 4 || at + 6 + 3 * count != end) {
      throw UnfitImageException.damaged("a frame of %s components".formatted(count));
    }
    JpegFrame frame = new JpegFrame(marker, number(file, at + 1), number(file, at + 3), count);
    for (int i = 0; i < count; i++) {
      frame.numbers[i] = file[at + 6 + 3 * i];
      frame.across[i] = (file[at + 7 + 3 * i] >> 4) & 15;
      frame.down[i] = file[at + 7 + 3 * i] & 15;
      if (frame.across[i] < 1 || frame.across[i] > 4 || frame.down[i] < 1 || frame.down[i] > 4) {
        throw UnfitImageException.damaged(
            "a component sampled %s×%s".formatted(frame.across[i], frame.down[i]));
      }
    }
    return frame;
  }

  private static int number(byte[] file, int at) {
    return (Byte.toUnsignedInt(file[at]) << 8) | Byte.toUnsignedInt(file[at + 1]);
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /** Which component has a number. */
  int component(byte number) throws UnfitImageException {
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] == number) {
        return i;
      }
    }
    throw UnfitImageException.damaged("a scan of an unknown component %s".formatted(number));
  }

  byte[] numbers() {
    return numbers;
  }

  boolean isProgressive() {
    return marker == PROGRESSIVE;
  }

  /** Whether its scans have Huffman codes; others are arithmetic. */
  boolean isHuffman() {
    return marker <= PROGRESSIVE;
  }

  /** Units of a scan of several components: the blocks that cover the same pixels. */
  int units() {
    return parts(width, 8 * most(across)) * parts(height, 8 * most(down));
  }

  /** Blocks of a component in one unit. */
  int blocksOfUnit(int component) {
    return across[component] * down[component];
  }

  /** Blocks of a scan of one component: none beyond its own samples. */
  int blocks(int component) {
    return parts(parts(width * across[component], most(across)), 8)
        * parts(parts(height * down[component], most(down)), 8);
  }

  /** For each block of a component, a bit for each coefficient that is not zero. */
  long[] nonzero(int component) {
    if (nonzero[component] == null) {
      nonzero[component] = new long[blocks(component)];
    }
    return nonzero[component];
  }

  private static int most(int[] factors) {
    return Arrays.stream(factors).max().orElseThrow();
  }

  /** Parts of at most so many. */
  private static int parts(int all, int size) {
    return (all + size - 1) / size;
  }
}
