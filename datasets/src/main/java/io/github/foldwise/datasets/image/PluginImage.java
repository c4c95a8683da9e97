package io.github.foldwise.datasets.image;

import io.github.foldwise.datasets.image.Picture.SizeCheck;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * Formats that Java does not read, by the ImageIO plugins of TwelveMonkeys, an optional dependency.
 */
final class PluginImage {
  private static final String AUTHOR = "com.twelvemonkeys";

  /** Of a byte: no format is so dense but for one colour, and then the file has a header. */
  private static final long MOST_PIXELS = 1 << 16;

  private PluginImage() {}

  /** Samples of the first image of a file. */
  static Samples samples(String format, String library, byte[] file, SizeCheck sizes)
      throws UnfitImageException {
    int[] size =
        JavaImage.read(
            reader(format, library),
            file,
            reader -> new int[] {reader.getHeight(0), reader.getWidth(0)});
    if (size[0] < 1 || size[1] < 1 || (long) size[0] * size[1] > MOST_PIXELS * file.length) {
      throw UnfitImageException.damaged(
          "%s bytes for %s×%s pixels".formatted(file.length, size[0], size[1]));
    }
    sizes.check(size[0], size[1]);
    return JavaImage.read(
        reader(format, library),
        file,
        reader -> {
          BufferedImage image = reader.read(0);
          return image.getColorModel().getNumColorComponents() == 4
              ? printed(image.getRaster())
              : JavaImage.samples(image);
        });
  }

  /** Colours of cyan, magenta, yellow and black. */
  private static Samples printed(Raster inks) {
    byte[] rgb = new byte[3 * inks.getHeight() * inks.getWidth()];
    int[] pixel = new int[inks.getNumBands()];
    for (int i = 0; i < rgb.length; i++) {
      int place = i / 3;
      inks.getPixel(place % inks.getWidth(), place / inks.getWidth(), pixel);
      rgb[i] = (byte) JpegColours.printed(255 - pixel[i % 3], 255 - pixel[3]);
    }
    return Samples.of(inks.getHeight(), inks.getWidth(), rgb);
  }

  private static ImageReader reader(String format, String library) throws UnfitImageException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith(AUTHOR)) {
        return reader;
      }
    }
    throw UnfitImageException.needsLibrary(format, library);
  }
}
