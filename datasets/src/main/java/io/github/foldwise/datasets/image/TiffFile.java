package io.github.foldwise.datasets.image;

import io.github.foldwise.datasets.image.Picture.SizeCheck;

/** A TIFF file (TIFF 6.0): its first image. A TIFF structure is also what EXIF data are. */
final class TiffFile {
  private TiffFile() {}

  /** Decodes a file. */
  static Samples decode(byte[] file, SizeCheck sizes) throws UnfitImageException {
    return PluginImage.samples("TIFF", "com.twelvemonkeys.imageio:imageio-tiff", file, sizes)
        .withExif(file);
  }
}
