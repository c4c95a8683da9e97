package io.github.foldwise.datasets.image;

import io.github.foldwise.datasets.image.Picture.SizeCheck;
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
    return JavaImage.read(
        reader(format, library),
        file,
        reader -> {
          int height = reader.getHeight(0);
          int width = reader.getWidth(0);
          if (height < 1 || width < 1 || (long) height * width > MOST_PIXELS * file.length) {
            throw UnfitImageException.damaged(
                "%s bytes for %s×%s pixels".formatted(file.length, height, width));
          }
          sizes.check(height, width);
          return JavaImage.samples(reader.read(0));
        });
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
