package io.github.foldwise.datasets.store;

import io.github.foldwise.check.RefusedException;

/** Decodes the images of a store. */
@FunctionalInterface
public interface Filler {
  /**
   * Writes each image that is not there yet, or says why it is skipped.
   *
   * @throws RefusedException if the images cannot be read, or are not as they must be
   */
  void fill(PixelWriter writer);
}
