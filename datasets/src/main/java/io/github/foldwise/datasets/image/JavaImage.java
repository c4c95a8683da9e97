package io.github.foldwise.datasets.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Decodes by the JDK's own image readers, and takes pixels as they are stored. */
final class JavaImage {
  private JavaImage() {}

  @FunctionalInterface
  interface Reading<T> {
    T read(ImageReader reader) throws IOException, UnfitImageException;
  }

  /** Samples as stored, without any conversion of colours. */
  static Raster raster(String format, byte[] file) throws UnfitImageException {
    return read(reader(format), file, reader -> reader.readRaster(0, null));
  }

  /** Samples of colours; profiles and gamma are not applied. */
  static Samples samples(String format, byte[] file) throws UnfitImageException {
    return read(reader(format), file, reader -> samples(reader.read(0)));
  }

  /** Reads by a reader, which is then disposed of. */
  static <T> T read(ImageReader reader, byte[] file, Reading<T> reading)
      throws UnfitImageException {
    List<String> warnings = new ArrayList<>();
    T result;
    try (ImageInputStream in = new WholeFile(file)) {
      reader.setInput(in, true, true);
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      result = reading.read(reader);
    } catch (IOException | RuntimeException e) { // damaged bytes make the readers throw anything
      String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw UnfitImageException.unreadable("one that cannot be decoded (" + message + ")");
    } finally {
      reader.dispose();
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

  static Samples samples(BufferedImage image) throws UnfitImageException {
    requireKnownSamples(image);
    return image.getColorModel() instanceof IndexColorModel palette
        ? indexed(image.getRaster(), palette)
        : direct(image.getRaster(), image.getRaster().getNumBands());
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

  private static Samples indexed(Raster raster, IndexColorModel palette) {
    int channels = palette.hasAlpha() ? 4 : 3;
    byte[] samples = new byte[channels * raster.getHeight() * raster.getWidth()];
    int[] row = new int[raster.getWidth()];
    int at = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(0, y, row.length, 1, 0, row);
      for (int index : row) {
        int colour = palette.getRGB(index);
        samples[at++] = (byte) (colour >> 16);
        samples[at++] = (byte) (colour >> 8);
        samples[at++] = (byte) colour;
        if (channels == 4) {
          samples[at++] = (byte) (colour >>> 24);
        }
      }
    }
    return Samples.of(raster.getHeight(), raster.getWidth(), samples);
  }

  /** Takes the samples of gray, or of red, green, blue: {@code getRGB} would convert them. */
  private static Samples direct(Raster raster, int channels) {
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
    return new Samples(raster.getHeight(), raster.getWidth(), high, low, new byte[0]);
  }
}
