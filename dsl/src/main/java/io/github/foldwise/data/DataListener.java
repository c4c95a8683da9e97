package io.github.foldwise.data;

/** Follows how a data set is made ready, on any thread: decoding many images takes a while. */
public interface DataListener {
  /**
   * Some of its images are ready.
   *
   * @param title of the images, such as {@code Pets}
   * @param done images so far
   * @param all images
   */
  default void progressed(String title, long done, long all) {}

  /** All its images are ready, or it was given up. */
  default void ended(String title) {}
}
