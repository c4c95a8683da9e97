package io.github.foldwise.runtime.graph;

import io.github.foldwise.data.ImageData;

/** How images reach a graph. */
public enum ImageSource {
  /** Each batch is fed. */
  FED,
  /** Bytes that lie on the device, of which the rows of a batch are named. */
  RESIDENT_BYTES,
  /** Floats that lie on the device, of which the rows of a batch are named. */
  RESIDENT_FLOATS;

  /** For images that are to lie on the device. */
  public static ImageSource residentAs(ImageData images) {
    return images.isBytes() ? RESIDENT_BYTES : RESIDENT_FLOATS;
  }

  /** Whether images of this kind can lie on the device. */
  public boolean holds(ImageData images) {
    return this == residentAs(images);
  }
}
