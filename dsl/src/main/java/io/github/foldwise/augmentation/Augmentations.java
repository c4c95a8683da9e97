package io.github.foldwise.augmentation;

import io.github.foldwise.check.CheckReturnValue;

/** First words of an {@link Augmentation}: {@code flipHorizontal().rotate(0.1).zoom(0.1)}. */
@CheckReturnValue
public final class Augmentations {
  private Augmentations() {}

  /** Flips each image left to right with probability 0.5. */
  public static Augmentation flipHorizontal() {
    return Augmentation.NONE.flipHorizontal();
  }

  /** Flips each image upside down with probability 0.5. */
  public static Augmentation flipVertical() {
    return Augmentation.NONE.flipVertical();
  }

  /** Rotates by up to this fraction of a full turn, either way. */
  public static Augmentation rotate(double turns) {
    return Augmentation.NONE.rotate(turns);
  }

  /** Zooms by up to this fraction; height and width alike. */
  public static Augmentation zoom(double extent) {
    return Augmentation.NONE.zoom(extent);
  }

  /** Zooms by up to these fractions; height and width independently. */
  public static Augmentation zoom(double height, double width) {
    return Augmentation.NONE.zoom(height, width);
  }

  /** Moves by up to these fractions of height and width. */
  public static Augmentation translate(double height, double width) {
    return Augmentation.NONE.translate(height, width);
  }

  /** Scales the contrast by 1 − extent to 1 + extent. */
  public static Augmentation contrast(double extent) {
    return Augmentation.NONE.contrast(extent);
  }

  /** Changes brightness by up to this amount, either way. */
  public static Augmentation brightness(double extent) {
    return Augmentation.NONE.brightness(extent);
  }

  /** Crops to this size, after padding with this many black pixels on each side. */
  public static Augmentation crop(int height, int width, int padding) {
    return Augmentation.NONE.crop(height, width, padding);
  }

  /** Erases a patch of half of the images with noise. */
  public static Augmentation erase() {
    return Augmentation.NONE.erase();
  }

  /** Erases a patch of this fraction of the images with noise. */
  public static Augmentation erase(double probability) {
    return Augmentation.NONE.erase(probability);
  }

  /** Mixes each image with another of the batch, labels included. */
  public static Augmentation mixup(double alpha) {
    return Augmentation.NONE.mixup(alpha);
  }

  /** Replaces a patch by that of another image of the batch; labels are mixed by area. */
  public static Augmentation cutmix(double alpha) {
    return Augmentation.NONE.cutmix(alpha);
  }

  /** Any transform, for numbers that have no word: {@code new Rotation(range, …)}. */
  public static Augmentation first(Transform transform) {
    return Augmentation.NONE.then(transform);
  }
}
