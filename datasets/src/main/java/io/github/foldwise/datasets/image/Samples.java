package io.github.foldwise.datasets.image;

import java.util.Arrays;

/**
 * Samples as a file stores them, {@code height × width × channels}: gray, or red, green, blue, each
 * with alpha behind them or not; of eight bits, or of sixteen as their upper and lower halves.
 */
final class Samples {
  private final int height;
  private final int width;
  private final int channels; // 1 or 3, or 2 or 4 with alpha
  private final byte[] high;
  private final byte[] low; // empty if samples have eight bits
  private final byte[] exif; // empty if the file has none

  Samples(int height, int width, byte[] high, byte[] low, byte[] exif) {
    this.height = height;
    this.width = width;
    this.channels = high.length / (height * width);
    this.high = high;
    this.low = low;
    this.exif = exif;
  }

  /** Samples of eight bits. */
  static Samples of(int height, int width, byte[] samples) {
    return new Samples(height, width, samples, new byte[0], new byte[0]);
  }

  Samples withExif(byte[] found) {
    return new Samples(height, width, high, low, found);
  }

  byte[] exif() {
    return exif;
  }

  /** The opaque picture: transparent samples are laid on the background, or refused without one. */
  Picture picture(Decoding how) throws UnfitImageException {
    if (channels == 1 || channels == 3) {
      return Picture.of(height, width, high, low);
    }
    if (how.background().isEmpty()) {
      requireOpaque();
    }
    int colour = how.background().orElse(0);
    byte[] fine = how.sixteenBit() ? low : new byte[0]; // else upper halves alone, as in Pillow
    int colours = channels == 4 || !isGray(colour) ? 3 : 1;
    byte[] upper = new byte[height * width * colours];
    byte[] lower = new byte[fine.length == 0 ? 0 : upper.length];
    for (int to = 0; to < upper.length; to++) {
      int pixel = to / colours * channels;
      int at = pixel + (channels == 4 ? to % colours : 0);
      int under = (colour >> (8 * (2 - to % colours))) & 255;
      if (fine.length == 0) {
        upper[to] = (byte) laid(high[at] & 255, under, high[pixel + channels - 1] & 255, 255);
      } else {
        int value = laid(fine(at), 257 * under, fine(pixel + channels - 1), 65535);
        upper[to] = (byte) (value >> 8);
        lower[to] = (byte) value;
      }
    }
    return Picture.of(height, width, upper, lower).flagged(hasLowerHalves());
  }

  /** {@code (value · alpha + under · (most − alpha)) / most}, rounded. */
  private static int laid(int value, int under, int alpha, int most) {
    return (int) (((long) value * alpha + (long) under * (most - alpha) + most / 2) / most);
  }

  private int fine(int at) {
    return ((high[at] & 255) << 8) | (low[at] & 255);
  }

  private boolean hasLowerHalves() {
    return low.length > 0 && !Arrays.equals(high, low);
  }

  private void requireOpaque() throws UnfitImageException {
    for (int at = channels - 1; at < high.length; at += channels) {
      if (high[at] != -1) {
        int pixel = at / channels;
        throw UnfitImageException.transparent(high[at] & 255, pixel / width, pixel % width);
      }
    }
  }

  private static boolean isGray(int colour) {
    return (colour & 0xff) * 0x010101 == colour;
  }
}
