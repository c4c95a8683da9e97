package io.github.foldwise.augmentation;

import io.github.foldwise.check.Problem;
import io.github.foldwise.data.Shape;
import java.util.Optional;

/** Follows the size of an image through the crops; the output must have the input's size. */
final class CropsFit {
  private static final int LARGEST_FRAME = 8192; // 256 MiB for one image of one channel

  private final Augmentation augmentation;
  private final Shape given;

  CropsFit(Augmentation augmentation, Shape given) {
    this.augmentation = augmentation;
    this.given = given;
  }

  /** The problem with the first crop that does not fit, or with the last one. */
  Optional<Problem> problem() {
    int height = given.height();
    int width = given.width();
    Optional<Crop> last = Optional.empty();
    for (Transform transform : augmentation.transforms()) {
      if (transform instanceof Crop crop) {
        long framedHeight = height + 2L * crop.padding();
        long framedWidth = width + 2L * crop.padding();
        if (framedHeight > LARGEST_FRAME || framedWidth > LARGEST_FRAME) {
          return Optional.of(
              Problem.of(
                  "augment " + crop.word(),
                  "a padding with which images have at most %s×%s pixels"
                      .formatted(LARGEST_FRAME, LARGEST_FRAME),
                  "%s×%s".formatted(framedHeight, framedWidth),
                  "Use a small one, such as 4."));
        }
        if (crop.height() > framedHeight || crop.width() > framedWidth) {
          return Optional.of(
              Problem.of(
                  "augment " + crop.word(),
                  "a part of the %s×%s that images of %s×%s have with a padding of %s"
                      .formatted(framedHeight, framedWidth, height, width, crop.padding()),
                  "%s×%s".formatted(crop.height(), crop.width()),
                  "Crop a smaller part, or add more padding."));
        }
        height = crop.height();
        width = crop.width();
        last = Optional.of(crop);
      }
    }
    boolean kept = height == given.height() && width == given.width();
    return kept
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                "augment " + last.orElseThrow().word(),
                "images of %s×%s in the end, as the model takes them"
                    .formatted(given.height(), given.width()),
                "%s×%s".formatted(height, width),
                "Let the last crop be crop(%s, %s, padding)."
                    .formatted(given.height(), given.width())));
  }
}
