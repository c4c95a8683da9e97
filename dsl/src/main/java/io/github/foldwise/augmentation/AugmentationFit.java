package io.github.foldwise.augmentation;

import io.github.foldwise.check.Problem;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds an augmentation against the images that it is to change. */
final class AugmentationFit {
  private static final int LARGEST_FRAME = 8192; // 256 MiB for one image of one channel

  private final Augmentation augmentation;
  private final ImageData images;

  AugmentationFit(Augmentation augmentation, ImageData images) {
    this.augmentation = augmentation;
    this.images = images;
  }

  /** Of pixels, where the numbers of the augmentation are right by themselves. */
  List<Problem> problems() {
    return values().stream().toList();
  }

  /** Follows the size of an image through the crops; it must come out as it went in. */
  static Optional<Problem> crops(Augmentation augmentation, Shape given) {
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

  /** Transforms that hold pixels to [0,1] would cut off what lies outside. */
  private Optional<Problem> values() {
    String words =
        augmentation.transforms().stream()
            .filter(AugmentationFit::holdsToUnitRange)
            .map(Transform::word)
            .collect(Collectors.joining(", "));
    if (words.isEmpty() || images.isBytes()) {
      return Optional.empty();
    }
    FloatBuffer pixels = images.floats();
    for (int i = 0; i < pixels.limit(); i++) {
      float pixel = pixels.get(i);
      if (pixel < 0 || pixel > 1) {
        return Optional.of(
            Problem.of(
                "augment " + words,
                "pixels in [0,1]",
                "%s in row %s".formatted(pixel, i / images.shape().size()),
                "Scale the pixels to [0,1], or leave these transforms out."));
      }
    }
    return Optional.empty();
  }

  private static boolean holdsToUnitRange(Transform transform) {
    return transform instanceof Contrast
        || transform instanceof Brightness
        || transform instanceof Erasing;
  }
}
