package io.github.foldwise.runtime;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.datasets.image.ImageFormat;
import io.github.foldwise.datasets.image.Picture;
import io.github.foldwise.datasets.image.UnfitImageException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One image to predict, decoded as those of an image folder are. */
final class OneImage {
  private static final int[] NO_LABEL = {0};

  private OneImage() {}

  static ImageData of(String place, BufferedImage image, Classifier classifier) {
    requireSize(place, image.getHeight(), image.getWidth(), classifier.input());
    try {
      return data(place, Picture.of(image), classifier);
    } catch (UnfitImageException e) {
      throw new RefusedException(e.at(place));
    }
  }

  static ImageData read(Path file, Classifier classifier) {
    try {
      return decode(file.toString(), Files.readAllBytes(file), classifier);
    } catch (IOException e) {
      throw new RefusedException(
          Problem.of(
              file.toString(),
              "an image file",
              "none that can be read (%s)".formatted(e.getClass().getSimpleName()),
              "Name a file that exists and that you may read."));
    }
  }

  static ImageData decode(String place, byte[] file, Classifier classifier) {
    Shape input = classifier.input();
    try {
      Picture picture =
          ImageFormat.decode(file, (high, wide) -> requireSize(place, high, wide, input));
      return data(place, picture, classifier);
    } catch (UnfitImageException e) {
      throw new RefusedException(e.at(place));
    }
  }

  private static void requireSize(String place, int height, int width, Shape input) {
    if (height != input.height() || width != input.width()) {
      throw new RefusedException(
          Problem.of(
              place,
              "%s×%s pixels, the size of the images that the model takes"
                  .formatted(input.height(), input.width()),
              "%s×%s pixels".formatted(height, width),
              "Resize the image as those of the training were (height×width)."));
    }
  }

  private static ImageData data(String place, Picture picture, Classifier classifier) {
    Shape input = classifier.input();
    if (input.channels() != 1 && input.channels() != 3) {
      throw new RefusedException(
          Problem.of(
              place,
              "%s channels, as the model takes".formatted(input.channels()),
              "an image of 1 or 3 channels",
              "Give the pixels: predict(ImageData.of(pixels, labels, shape))."));
    }
    if (picture.channels() > input.channels()) {
      throw new RefusedException(
          Problem.of(
              place,
              "gray pixels, as the model takes",
              "colours",
              "Convert the image to gray as those of the training were."));
    }
    if (classifier.pixels().filter(known -> !known.bytes() && known.takesBytes()).isPresent()) {
      float[] pixels = new float[input.size()];
      picture.copyTo(pixels, 0, input.channels());
      return ImageData.of(pixels, NO_LABEL, input);
    }
    byte[] pixels = new byte[input.size()];
    picture.copyTo(pixels, 0, input.channels());
    return ImageData.of(pixels, NO_LABEL, input);
  }
}
