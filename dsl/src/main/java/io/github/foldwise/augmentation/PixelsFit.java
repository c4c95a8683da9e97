package io.github.foldwise.augmentation;

import io.github.foldwise.check.Problem;
import io.github.foldwise.data.ImageData;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks an augmentation against the pixels that it changes. */
final class PixelsFit {
  private final Augmentation augmentation;
  private final ImageData images;

  PixelsFit(Augmentation augmentation, ImageData images) {
    this.augmentation = augmentation;
    this.images = images;
  }

  List<Problem> problems() {
    return values().stream().toList();
  }

  /** Transforms that hold pixels to [0,1] would cut off what is outside. */
  private Optional<Problem> values() {
    String words =
        augmentation.transforms().stream()
            .filter(PixelsFit::holdsToUnitRange)
            .map(Transform::word)
            .collect(Collectors.joining(", "));
    if (words.isEmpty() || images.isBytes()) {
      return Optional.empty();
    }
    for (int row = 0; row < images.rows(); row++) {
      for (float pixel : images.floats(row)) {
        if (pixel < 0 || pixel > 1) {
          return Optional.of(
              Problem.of(
                  "augment " + words,
                  "pixels in [0,1]",
                  "%s in row %s".formatted(pixel, row),
                  "Scale the pixels to [0,1], or leave these transforms out."));
        }
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
