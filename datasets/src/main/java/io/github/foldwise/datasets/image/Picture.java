package io.github.foldwise.datasets.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * One decoded image: {@code height × width × channels} samples, of one channel if every pixel is
 * gray, else of red, green, blue.
 */
public final class Picture {
  private final int height;
  private final int width;
  private final int channels;
  private final byte[] high; // of each sample, its upper eight bits
  private final byte[] low; // its lower eight bits; empty if the file has only eight

  private Picture(int height, int width, int channels, byte[] high, byte[] low) {
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.high = high;
    this.low = low;
  }

  /** Decides by its size whether an image is worth decoding; throws if it is not. */
  @FunctionalInterface
  public interface SizeCheck {
    void check(int height, int width);
  }

  /** An opaque image; profiles and gamma are not applied. */
  public static Picture of(BufferedImage image) throws UnfitImageException {
    return JavaImage.picture(image);
  }

  /** Samples of eight bits: one per pixel if they are gray, else three; not copied. */
  static Picture of(int height, int width, byte[] samples) {
    return of(height, width, samples, new byte[0]);
  }

  /** Samples of sixteen bits, as their upper and lower halves; of eight if {@code low} is empty. */
  static Picture of(int height, int width, byte[] high, byte[] low) {
    int channels = high.length / (height * width);
    return channels == 3 && isGray(high) && isGray(low)
        ? new Picture(height, width, 1, everyThird(high), everyThird(low))
        : new Picture(height, width, channels, high, low);
  }

  private static boolean isGray(byte[] rgb) {
    for (int at = 0; at < rgb.length; at += 3) {
      if (rgb[at] != rgb[at + 1] || rgb[at] != rgb[at + 2]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] everyThird(byte[] rgb) {
    byte[] gray = new byte[rgb.length / 3];
    for (int i = 0; i < gray.length; i++) {
      gray[i] = rgb[3 * i];
    }
    return gray;
  }

  /** Rows of pixels. */
  public int height() {
    return height;
  }

  /** Columns of pixels. */
  public int width() {
    return width;
  }

  /** 1 or 3. */
  public int channels() {
    return channels;
  }

  /** Whether samples have sixteen bits, of which the lower eight are not all equal to the upper. */
  public boolean isSixteenBit() {
    return low.length > 0 && !Arrays.equals(high, low); // 257·v is v written with sixteen bits
  }

  /** Writes the upper eight bits of all samples; a gray pixel as often as there are channels. */
  public void copyTo(byte[] pixels, int offset, int wanted) {
    int copies = wanted / channels;
    for (int i = 0; i < high.length; i++) {
      Arrays.fill(pixels, offset + i * copies, offset + (i + 1) * copies, high[i]);
    }
  }

  /** Writes all samples as shares of the largest, in [0,1]. */
  public void copyTo(float[] pixels, int offset, int wanted) {
    int copies = wanted / channels;
    for (int i = 0; i < high.length; i++) {
      int upper = Byte.toUnsignedInt(high[i]);
      float share =
          low.length == 0 ? upper / 255f : ((upper << 8) | Byte.toUnsignedInt(low[i])) / 65535f;
      Arrays.fill(pixels, offset + i * copies, offset + (i + 1) * copies, share);
    }
  }
}
