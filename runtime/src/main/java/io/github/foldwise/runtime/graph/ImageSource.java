package io.github.foldwise.runtime.graph;

import io.github.foldwise.data.ImageData;

/** How images reach a graph. */
public enum ImageSource {
  /** Each batch is fed. */
  FED,
  /** Bytes on the device; a batch is fed as row numbers. */
  RESIDENT_BYTES,
  /** Floats on the device; a batch is fed as row numbers. */
  RESIDENT_FLOATS;

  /** The source for images that are kept on the device. */
  public static ImageSource residentAs(ImageData images) {
    return images.isBytes() ? RESIDENT_BYTES : RESIDENT_FLOATS;
  }

  /** Whether images of this kind can be kept on the device. */
  public boolean holds(ImageData images) {
    return this == residentAs(images);
  }
}
