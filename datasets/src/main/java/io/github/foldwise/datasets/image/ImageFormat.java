package io.github.foldwise.datasets.image;

import io.github.foldwise.datasets.image.Picture.SizeCheck;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The image formats that are read, each recognised by the file's first bytes, whatever its ending.
 * Truncated and corrupt files are refused; pixels are Pillow's.
 */
public final class ImageFormat {
  /** Endings that image files may have, in lower case. */
  public static final Set<String> ENDINGS = Set.of("bmp", "gif", "jpeg", "jpg", "png");

  /** The same for people. */
  public static final String ENDINGS_TEXT = "bmp, gif, jpeg, jpg, png";

  private static final List<ImageFormat> ALL =
      List.of(
          new ImageFormat("\u0089PNG\r\n\u001a\n", PngFile::decode),
          new ImageFormat("\u00ff\u00d8\u00ff", JpegFile::decode),
          new ImageFormat("GIF8", GifFile::decode),
          new ImageFormat("BM", BmpFile::decode));

  private final byte[] signature;
  private final Decoder decoder;

  private ImageFormat(String signature, Decoder decoder) {
    this.signature = signature.getBytes(StandardCharsets.ISO_8859_1);
    this.decoder = decoder;
  }

  @FunctionalInterface
  private interface Decoder {
    Picture decode(byte[] file, SizeCheck sizes) throws UnfitImageException;
  }

  /** Decodes a file's bytes. */
  public static Picture decode(byte[] file, SizeCheck sizes) throws UnfitImageException {
    for (ImageFormat format : ALL) {
      if (format.begins(file)) {
        return format.decoder.decode(file, sizes);
      }
    }
    throw UnfitImageException.unreadable(file.length == 0 ? "an empty file" : "none of these");
  }

  private boolean begins(byte[] file) {
    return file.length >= signature.length
        && Arrays.equals(file, 0, signature.length, signature, 0, signature.length);
  }
}
