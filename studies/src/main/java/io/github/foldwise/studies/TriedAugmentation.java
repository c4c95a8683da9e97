package io.github.foldwise.studies;

import static io.github.foldwise.augmentation.Augmentations.flipHorizontal;
import static io.github.foldwise.augmentation.Augmentations.rotate;
import static io.github.foldwise.augmentation.Augmentations.translate;
import static io.github.foldwise.augmentation.Augmentations.zoom;

import io.github.foldwise.augmentation.Augmentation;

/** The augmentations compared by {@link FashionMnistExperiment}: those that the notebook names. */
enum TriedAugmentation {
  /** Unchanged images, as in the notebook. */
  NONE,

  /** Flips half of the images horizontally. */
  FLIP,

  /** Shifts by up to a tenth of the image (2.8 pixels) in both directions. */
  SHIFT,

  /** Rotates by up to 0.03 turns (11 degrees). */
  ROTATION,

  /** Zooms in or out by up to a tenth. */
  ZOOM,

  /** All four in sequence. */
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
