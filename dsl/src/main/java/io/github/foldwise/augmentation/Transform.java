package io.github.foldwise.augmentation;

/**
 * One change of training images. What is random in it is drawn anew for each image of each step.
 */
public sealed interface Transform
    permits Brightness, Contrast, Crop, Cutmix, Erasing, Flip, Mixup, Rotation, Translation, Zoom {

  /** Calls the visitor's method of this kind. */
  <R> R accept(Visitor<R> visitor);

  /** The word that declares it, with its numbers: {@code rotate(0.1)}. */
  String word();

  /** A pass over transforms. */
  interface Visitor<R> {
    /** Visits a change of brightness. */
    R brightness(Brightness transform);

    /** Visits a change of contrast. */
    R contrast(Contrast transform);

    /** Visits a crop. */
    R crop(Crop transform);

    /** Visits a mixture of patches. */
    R cutmix(Cutmix transform);

    /** Visits an erased patch. */
    R erasing(Erasing transform);

    /** Visits a flip. */
    R flip(Flip transform);

    /** Visits a mixture of images. */
    R mixup(Mixup transform);

    /** Visits a rotation. */
    R rotation(Rotation transform);

    /** Visits a translation. */
    R translation(Translation transform);

    /** Visits a zoom. */
    R zoom(Zoom transform);
  }
}
