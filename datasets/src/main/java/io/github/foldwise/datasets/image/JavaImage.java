package io.github.foldwise.datasets.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes by the JDK's own image readers, and takes pixels as they are stored. */
final class JavaImage {
  private JavaImage() {}

  @FunctionalInterface
  private interface Reading<T> {
    T read(ImageReader reader) throws IOException, UnfitImageException;
  }

  /** Samples as stored, without any conversion of colours. */
  static Raster samples(String format, byte[] file) throws UnfitImageException {
    return read(format, file, reader -> reader.readRaster(0, null));
  }

  /** An opaque image; profiles and gamma are not applied. */
  static Picture picture(String format, byte[] file) throws UnfitImageException {
    return read(format, file, reader -> picture(reader.read(0)));
  }

  private static <T> T read(String format, byte[] file, Reading<T> reading)
      throws UnfitImageException {
    List<String> warnings = new ArrayList<>();
    T result;
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      ImageReader reader = reader(format);
      try {
        reader.setInput(in, true, true);
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        result = reading.read(reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) { // damaged bytes make the readers throw anything
      String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw UnfitImageException.unreadable("one that cannot be decoded (" + message + ")");
    }
    if (!warnings.isEmpty()) {
      throw UnfitImageException.damaged(warnings.get(0));
    }
    return result;
  }

  /** The JDK's reader: one of another library on the class path may give other pixels. */
  private static ImageReader reader(String format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getModule().equals(ImageIO.class.getModule())) {
        return reader;
      }
    }
    throw new IllegalStateException("this Java has no reader of " + format);
  }

  static Picture picture(BufferedImage image) throws UnfitImageException {
    requireKnownSamples(image);
    requireOpaque(image);
    return image.getColorModel() instanceof IndexColorModel palette
        ? indexed(image.getRaster(), palette)
        : direct(image.getRaster(), image.getColorModel().getNumColorComponents());
  }

  private static void requireKnownSamples(BufferedImage image) throws UnfitImageException {
    int components = image.getColorModel().getNumColorComponents();
    if (components != 1 && components != 3) {
      throw UnfitImageException.ofSamples("%s colour components".formatted(components));
    }
    int bits = image.getSampleModel().getSampleSize(0);
    if (bits > 16) {
      throw UnfitImageException.ofSamples("%s bits".formatted(bits));
    }
  }

  private static void requireOpaque(BufferedImage image) throws UnfitImageException {
    if (image.getColorModel().hasAlpha()) {
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          int alpha = image.getRGB(x, y) >>> 24;
          if (alpha != 255) {
            throw UnfitImageException.transparent(alpha, y, x);
          }
        }
      }
    }
  }

  private static Picture indexed(Raster raster, ColorModel palette) {
    byte[] rgb = new byte[3 * raster.getHeight() * raster.getWidth()];
    int[] row = new int[raster.getWidth()];
    int at = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(0, y, row.length, 1, 0, row);
      for (int index : row) {
        int colour = palette.getRGB(index);
        rgb[at++] = (byte) (colour >> 16);
        rgb[at++] = (byte) (colour >> 8);
        rgb[at++] = (byte) colour;
      }
    }
    return Picture.of(raster.getHeight(), raster.getWidth(), rgb);
  }

  /** Takes the samples of gray, or of red, green, blue: {@code getRGB} would convert them. */
  private static Picture direct(Raster raster, int channels) {
    int bits = raster.getSampleModel().getSampleSize(0);
    byte[] high = new byte[channels * raster.getHeight() * raster.getWidth()];
    byte[] low = new byte[bits > 8 ? high.length : 0];
    int[] row = new int[raster.getWidth()];
    for (int channel = 0; channel < channels; channel++) {
      int most = (1 << raster.getSampleModel().getSampleSize(channel)) - 1;
      for (int y = 0; y < raster.getHeight(); y++) {
        raster.getSamples(0, y, row.length, 1, channel, row);
        for (int x = 0; x < row.length; x++) {
          int at = (y * row.length + x) * channels + channel;
          high[at] = (byte) (bits > 8 ? row[x] >> 8 : row[x] * 255 / most); // of 5 bits: as Pillow
          if (bits > 8) {
            low[at] = (byte) row[x];
          }
        }
      }
    }
    return Picture.of(raster.getHeight(), raster.getWidth(), high, low);
  }
}
