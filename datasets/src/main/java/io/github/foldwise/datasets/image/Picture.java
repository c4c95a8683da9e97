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
  private final byte[] low; // its lower eight bits; empty if it has only eight
  private final boolean sixteenBit; // in the file

  private Picture(
      int height, int width, int channels, byte[] high, byte[] low, boolean sixteenBit) {
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.high = high;
    this.low = low;
    this.sixteenBit = sixteenBit;
  }

  /** Decides by its size whether an image is worth decoding; throws if it is not. */
  @FunctionalInterface
  public interface SizeCheck {
    void check(int height, int width);
  }

  /** Which old pixel lies at a new place. */
  @FunctionalInterface
  interface Source {
    int pixel(int row, int column);
  }

  /** An opaque image; profiles and gamma are not applied. */
  public static Picture of(BufferedImage image) throws UnfitImageException {
    return JavaImage.samples(image).picture(Decoding.AS_STORED);
  }

  /** Samples of sixteen bits, as their upper and lower halves; of eight if {@code low} is empty. */
  static Picture of(int height, int width, byte[] high, byte[] low) {
    int channels = high.length / (height * width);
    return channels == 3 && isGray(high) && isGray(low)
        ? of(height, width, 1, everyThird(high), everyThird(low))
        : of(height, width, channels, high, low);
  }

  /** The same with three channels even if all pixels are gray. */
  static Picture of(int height, int width, int channels, byte[] high, byte[] low) {
    boolean sixteenBit =
        low.length > 0 && !Arrays.equals(high, low); // 257·v is v written with sixteen bits
    return new Picture(height, width, channels, high, low, sixteenBit);
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

  /**
   * Whether the file has samples of sixteen bits, of which the lower eight are not all equal to the
   * upper.
   */
  public boolean isSixteenBit() {
    return sixteenBit;
  }

  /** The same picture, of a file that has sixteen bits or not. */
  Picture flagged(boolean ofSixteenBits) {
    return new Picture(height, width, channels, high, low, ofSixteenBits);
  }

  /** The upper eight bits of all samples. */
  Picture eightBit() {
    return low.length == 0
        ? this
        : new Picture(height, width, channels, high, new byte[0], sixteenBit);
  }

  /** Colours as their luma, in Pillow's integers (ITU-R BT.601). */
  Picture gray() {
    if (channels == 1) {
      return this;
    }
    byte[] upper = new byte[height * width];
    byte[] lower = new byte[low.length / 3];
    for (int i = 0; i < upper.length; i++) {
      long luma =
          (19595L * sample(3 * i) + 38470L * sample(3 * i + 1) + 7471L * sample(3 * i + 2) + 0x8000)
              >> 16;
      upper[i] = (byte) (lower.length == 0 ? luma : luma >> 8);
      if (lower.length > 0) {
        lower[i] = (byte) luma;
      }
    }
    return new Picture(height, width, 1, upper, lower, sixteenBit);
  }

  /** The largest sample that there may be: 255 or 65,535. */
  int most() {
    return low.length == 0 ? 255 : 65535;
  }

  int sample(int at) {
    int upper = Byte.toUnsignedInt(high[at]);
    return low.length == 0 ? upper : (upper << 8) | Byte.toUnsignedInt(low[at]);
  }

  /** A picture of some of these pixels. */
  Picture moved(int newHeight, int newWidth, Source source) {
    byte[] upper = new byte[newHeight * newWidth * channels];
    byte[] lower = new byte[low.length == 0 ? 0 : upper.length];
    int to = 0;
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++, to += channels) {
        int from = source.pixel(y, x) * channels;
        for (int channel = 0; channel < channels; channel++) {
          upper[to + channel] = high[from + channel];
          if (lower.length > 0) {
            lower[to + channel] = low[from + channel];
          }
        }
      }
    }
    return new Picture(newHeight, newWidth, channels, upper, lower, sixteenBit);
  }

  /** This picture at a place of a black one. */
  Picture onBlack(int newHeight, int newWidth, int top, int left) {
    byte[] upper = new byte[newHeight * newWidth * channels];
    byte[] lower = new byte[low.length == 0 ? 0 : upper.length];
    for (int y = 0; y < height; y++) {
      int to = ((top + y) * newWidth + left) * channels;
      System.arraycopy(high, y * width * channels, upper, to, width * channels);
      if (lower.length > 0) {
        System.arraycopy(low, y * width * channels, lower, to, width * channels);
      }
    }
    return new Picture(newHeight, newWidth, channels, upper, lower, sixteenBit);
  }

  /** Writes the upper eight bits of all samples; a gray pixel as often as there are channels. */
  public void copyTo(byte[] pixels, int offset, int wanted) {
    if (wanted == channels) {
      System.arraycopy(high, 0, pixels, offset, high.length);
      return;
    }
    int copies = wanted / channels;
    for (int i = 0; i < high.length; i++) {
      Arrays.fill(pixels, offset + i * copies, offset + (i + 1) * copies, high[i]);
    }
  }

  /** Writes all samples as shares of the largest, in [0,1]. */
  public void copyTo(float[] pixels, int offset, int wanted) {
    int copies = wanted / channels;
    float most = most();
    for (int i = 0; i < high.length; i++) {
      Arrays.fill(pixels, offset + i * copies, offset + (i + 1) * copies, sample(i) / most);
    }
  }
}
