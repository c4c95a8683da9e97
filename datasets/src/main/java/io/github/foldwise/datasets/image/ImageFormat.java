package io.github.foldwise.datasets.image;

import io.github.foldwise.datasets.image.Picture.SizeCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The image formats that are read, each recognised by the file's first bytes, whatever its ending.
 * Truncated and corrupt files are refused; pixels are Pillow's.
 */
public final class ImageFormat {
  /** Endings that image files may have, in lower case. */
  public static final Set<String> ENDINGS =
      Set.of("bmp", "gif", "jpeg", "jpg", "png", "tif", "tiff", "webp");

  /** The same for people. */
  public static final String ENDINGS_TEXT = "bmp, gif, jpeg, jpg, png, tif, tiff, webp";

  /** As in Pillow, which takes more for an attack on memory. */
  private static final int MOST_PIXELS = 178_956_970;

  private static final List<ImageFormat> ALL =
      List.of(
          new ImageFormat("\u0089PNG\r\n\u001a\n", PngFile::decode),
          new ImageFormat("\u00ff\u00d8\u00ff", JpegFile::decode),
          new ImageFormat("GIF8", GifFile::decode),
          new ImageFormat("BM", BmpFile::decode),
          new ImageFormat("RIFF....WEBP", WebpFile::decode),
          new ImageFormat("II*\0", TiffFile::decode),
          new ImageFormat("MM\0*", TiffFile::decode));

  private final byte[] signature; // a dot stands for any byte
  private final Decoder decoder;

  private ImageFormat(String signature, Decoder decoder) {
    this.signature = signature.getBytes(StandardCharsets.ISO_8859_1);
    this.decoder = decoder;
  }

  @FunctionalInterface
  private interface Decoder {
    Samples decode(byte[] file, SizeCheck sizes) throws UnfitImageException;
  }

  /** Decodes the bytes of an opaque image. */
  public static Picture decode(byte[] file, SizeCheck sizes) throws UnfitImageException {
    return samples(file, sizes).picture(Decoding.AS_STORED);
  }

  static Samples samples(byte[] file, SizeCheck sizes) throws UnfitImageException {
    for (ImageFormat format : ALL) {
      if (format.begins(file)) {
        try {
          return format.decoder.decode(
              file,
              (height, width) -> {
                if ((long) height * width > MOST_PIXELS) {
                  throw new TooManyPixelsException(height, width);
                }
                sizes.check(height, width);
              });
        } catch (TooManyPixelsException e) {
          throw UnfitImageException.unreadable(e.getMessage());
        }
      }
    }
    throw UnfitImageException.unreadable(file.length == 0 ? "an empty file" : "none of these");
  }

  private boolean begins(byte[] file) {
    if (file.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if (file[i] != signature[i] && signature[i] != '.') {
        return false;
      }
    }
    return true;
  }

  /** Crosses the decoder; never leaves this class. */
  private static final class TooManyPixelsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyPixelsException(int height, int width) {
      super(
          String.format(
              Locale.ROOT, "one of %s×%s pixels, more than %,d", height, width, MOST_PIXELS));
    }
  }
}
