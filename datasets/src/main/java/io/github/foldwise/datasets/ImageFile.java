package io.github.foldwise.datasets;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.datasets.image.ImageFormat;
import io.github.foldwise.datasets.image.Picture;
import io.github.foldwise.datasets.image.UnfitImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads an image file. */
final class ImageFile {
  private static final long LARGEST = 1L << 30; // bytes

  private ImageFile() {}

  /** Decodes a file; refused if it is damaged, no image, or not opaque. */
  static Picture read(Path file, Picture.SizeCheck sizes) {
    try {
      return ImageFormat.decode(bytes(file), sizes);
    } catch (UnfitImageException e) {
      throw new RefusedException(e.in(file));
    }
  }

  private static byte[] bytes(Path file) throws UnfitImageException {
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw UnfitImageException.unreadable(
            String.format(Locale.ROOT, "a file of %,d bytes, more than 1 GiB", size));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw UnfitImageException.unreadable(FileFault.of(e));
    }
  }
}
