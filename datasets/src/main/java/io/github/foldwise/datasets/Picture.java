package io.github.foldwise.datasets;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** One image file, decoded: {@code height × width × 3} bytes of red, green, blue. */
final class Picture {
  private final int height;
  private final int width;
  private final byte[] rgb;

  private Picture(int height, int width, byte[] rgb) {
    this.height = height;
    this.width = width;
    this.rgb = rgb;
  }

  /** Decides by its size whether an image is worth decoding; throws if it is not. */
  @FunctionalInterface
  interface SizeCheck {
    void check(int height, int width);
  }

  /** Decodes a file; refused if it is damaged, no image, or not opaque. */
  static Picture read(Path file, SizeCheck sizes) {
    try (InputStream stored = Files.newInputStream(file);
        ImageInputStream in = new MemoryCacheImageInputStream(stored)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw unreadable(file, "none of these");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        sizes.check(reader.getHeight(0), reader.getWidth(0));
        return of(reader.read(0), file);
      } finally {
        reader.dispose();
      }
    } catch (RefusedException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // damaged bytes make the readers throw anything
      throw unreadable(file, "a damaged one (" + e.getMessage() + ")");
    }
  }

  private static Picture of(BufferedImage image, Path file) {
    requireOpaque(image, file);
    boolean gray = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    return new Picture(
        image.getHeight(), image.getWidth(), gray ? samples(image.getRaster()) : colours(image));
  }

  private static void requireOpaque(BufferedImage image, Path file) {
    if (!image.getColorModel().hasAlpha()) {
      return;
    }
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int alpha = image.getRGB(x, y) >>> 24;
        if (alpha != 255) {
          throw new RefusedException(
              Problem.of(
                  file.toString(),
                  "opaque pixels",
                  "alpha %s of 255 in row %s, column %s".formatted(alpha, y, x),
                  "Lay the image on a background colour and save it without transparency."));
        }
      }
    }
  }

  /** Grey values as stored: {@code getRGB} would apply a gamma curve. */
  private static byte[] samples(Raster raster) {
    int bits = raster.getSampleModel().getSampleSize(0);
    byte[] rgb = new byte[3 * raster.getHeight() * raster.getWidth()];
    int at = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      for (int x = 0; x < raster.getWidth(); x++) {
        int value = raster.getSample(x, y, 0);
        byte eight = (byte) (bits > 8 ? value >> (bits - 8) : value);
        rgb[at++] = eight;
        rgb[at++] = eight;
        rgb[at++] = eight;
      }
    }
    return rgb;
  }

  private static byte[] colours(BufferedImage image) {
    byte[] rgb = new byte[3 * image.getHeight() * image.getWidth()];
    int at = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int colour = image.getRGB(x, y);
        rgb[at++] = (byte) (colour >> 16);
        rgb[at++] = (byte) (colour >> 8);
        rgb[at++] = (byte) colour;
      }
    }
    return rgb;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  boolean isGray() {
    for (int at = 0; at < rgb.length; at += 3) {
      if (rgb[at] != rgb[at + 1] || rgb[at] != rgb[at + 2]) {
        return false;
      }
    }
    return true;
  }

  /** Writes the pixels, one channel or three. */
  void copyTo(byte[] pixels, int offset, int channels) {
    int step = 3 / channels;
    for (int i = 0; i < height * width * channels; i++) {
      pixels[offset + i] = rgb[i * step];
    }
  }

  private static RefusedException unreadable(Path file, String found) {
    return new RefusedException(
        Problem.of(
            file.toString(),
            "an image (bmp, gif, jpeg, jpg, png)",
            found,
            "Save the image again, or remove the file."));
  }
}
