package io.github.foldwise.datasets;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.datasets.files.Entry;
import io.github.foldwise.datasets.files.FileFault;
import io.github.foldwise.datasets.image.ImageFormat;
import io.github.foldwise.datasets.image.Picture;
import io.github.foldwise.datasets.image.UnfitImageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads an image file. */
final class ImageFile {
  private static final long LARGEST = 1L << 30; // bytes

  private ImageFile() {}

  /** Decodes a file; refused if it is damaged, no image, or not opaque. */
  static Picture read(Entry file, Picture.SizeCheck sizes) {
    try {
      return ImageFormat.decode(bytes(file), sizes);
    } catch (UnfitImageException e) {
      throw new RefusedException(e.at(file.place()));
    }
  }

  private static byte[] bytes(Entry file) throws UnfitImageException {
    try {
      long size = file.size();
      if (size > LARGEST) {
        throw UnfitImageException.unreadable(
            String.format(Locale.ROOT, "a file of %,d bytes, more than 1 GiB", size));
      }
      try (InputStream in = file.open()) {
        return in.readAllBytes();
      }
    } catch (IOException e) {
      throw UnfitImageException.unreadable(FileFault.of(e));
    }
  }
}
