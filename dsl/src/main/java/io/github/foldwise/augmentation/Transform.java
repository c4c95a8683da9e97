package io.github.foldwise.augmentation;

/** One change of training images; what is random is drawn anew for each image of each step. */
public sealed interface Transform
    permits Brightness, Contrast, Crop, Cutmix, Erasing, Flip, Mixup, Rotation, Translation, Zoom {

  /** Calls the visitor's method of this kind. */
  <R> R accept(Visitor<R> visitor);

  /** The word that declares it, with its numbers: {@code rotate(0.1)}. */
  String word();

  /** A pass over transforms. */
  interface Visitor<R> {
    R brightness(Brightness transform);

    R contrast(Contrast transform);

    R crop(Crop transform);

    R cutmix(Cutmix transform);

    R erasing(Erasing transform);

    R flip(Flip transform);

    R mixup(Mixup transform);

    R rotation(Rotation transform);

    R translation(Translation transform);

    R zoom(Zoom transform);
  }
}
