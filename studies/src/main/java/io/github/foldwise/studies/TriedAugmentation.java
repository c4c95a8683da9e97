package io.github.foldwise.studies;

import static io.github.foldwise.augmentation.Augmentations.flipHorizontal;
import static io.github.foldwise.augmentation.Augmentations.rotate;
import static io.github.foldwise.augmentation.Augmentations.translate;
import static io.github.foldwise.augmentation.Augmentations.zoom;

import io.github.foldwise.augmentation.Augmentation;

/**
 * The augmentations that {@link FashionMnistExperiment} compares: those that the notebook names.
 */
public enum TriedAugmentation {
  /** The images as they are: the notebook's. */
  NONE,

  /** Left and right swapped in half of the images. */
  FLIP,

  /** By up to a tenth of the image, which is 2.8 pixels, in both directions. */
  SHIFT,

  /** By up to 0.03 turns, which is 11 degrees. */
  ROTATION,

  /** By up to a tenth, in and out. */
  ZOOM,

  /** All four, one after the other. */
  ALL;

  Augmentation augmentation() {
    return switch (this) {
      case NONE -> Augmentation.NONE;
      case FLIP -> flipHorizontal();
      case SHIFT -> translate(0.1, 0.1);
      case ROTATION -> rotate(0.03);
      case ZOOM -> zoom(0.1);
      case ALL -> flipHorizontal().translate(0.1, 0.1).rotate(0.03).zoom(0.1);
    };
  }
}
