package io.github.foldwise.augmentation;

import io.github.foldwise.check.CheckReturnValue;

/**
 * First words of an {@link Augmentation}, for static import: {@code
 * flipHorizontal().rotate(0.1).zoom(0.1)}.
 */
@CheckReturnValue
public final class Augmentations {
  private Augmentations() {}

  /** Every second image left to right. */
  public static Augmentation flipHorizontal() {
    return Augmentation.NONE.flipHorizontal();
  }

  /** Every second image upside down. */
  public static Augmentation flipVertical() {
    return Augmentation.NONE.flipVertical();
  }

  /** Rotates by up to this fraction of a full turn, either way. */
  public static Augmentation rotate(double turns) {
    return Augmentation.NONE.rotate(turns);
  }

  /** In or out by up to this share; height and width alike. */
  public static Augmentation zoom(double extent) {
    return Augmentation.NONE.zoom(extent);
  }

  /** In or out by up to these shares; height and width each by itself. */
  public static Augmentation zoom(double height, double width) {
    return Augmentation.NONE.zoom(height, width);
  }

  /** Moved by up to these shares of height and width. */
  public static Augmentation translate(double height, double width) {
    return Augmentation.NONE.translate(height, width);
  }

  /** With a contrast of 1 − extent to 1 + extent. */
  public static Augmentation contrast(double extent) {
    return Augmentation.NONE.contrast(extent);
  }

  /** Darker or brighter by up to this. */
  public static Augmentation brightness(double extent) {
    return Augmentation.NONE.brightness(extent);
  }

  /** Crops to this size, after padding with this many black pixels on each side. */
  public static Augmentation crop(int height, int width, int padding) {
    return Augmentation.NONE.crop(height, width, padding);
  }

  /** Half of the images with a patch of noise. */
  public static Augmentation erase() {
    return Augmentation.NONE.erase();
  }

  /** This share of the images with a patch of noise. */
  public static Augmentation erase(double probability) {
    return Augmentation.NONE.erase(probability);
  }

  /** Each mixed with another of the batch, labels too. */
  public static Augmentation mixup(double alpha) {
    return Augmentation.NONE.mixup(alpha);
  }

  /** Each with a patch of another of the batch, labels mixed by area. */
  public static Augmentation cutmix(double alpha) {
    return Augmentation.NONE.cutmix(alpha);
  }

  /** Any transform, for numbers that have no word: {@code new Rotation(range, …)}. */
  public static Augmentation first(Transform transform) {
    return Augmentation.NONE.then(transform);
  }
}
