package io.github.foldwise.datasets;

import io.github.foldwise.datasets.files.Entry;
import io.github.foldwise.datasets.files.FileFault;
import io.github.foldwise.datasets.image.Decoding;
import io.github.foldwise.datasets.image.Picture;
import io.github.foldwise.datasets.image.UnfitImageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads an image file. */
final class ImageFile {
  private static final long LARGEST = 1L << 30; // bytes

  private ImageFile() {}

  /** Decodes a file; refused if it is damaged or no image, or does not fit the options. */
  static Picture read(Entry file, Decoding how, Picture.SizeCheck sizes)
      throws UnfitImageException {
    return how.decode(bytes(file), sizes);
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
