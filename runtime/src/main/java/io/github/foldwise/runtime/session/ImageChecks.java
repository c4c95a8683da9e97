package io.github.foldwise.runtime.session;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.data.TrainedPixels;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.split.Rows;
import java.util.Optional;

/** Checks that a model can take images. */
public final class ImageChecks {
  private ImageChecks() {}

  public static void requireShape(CheckedModel model, ImageData images) {
    requireShape(model.input(), images);
  }

  public static void requireShape(Shape input, ImageData images) {
    if (!images.shape().equals(input)) {
      throw new RefusedException(
          Problem.of(
              "images",
              "the shape that the model was checked for, " + input,
              images.shape().toString(),
              "Resize the images, or check the model for their shape."));
    }
  }

  /** Requires pixels like those that the model was trained on, if these are known. */
  public static void requirePixels(Optional<TrainedPixels> trained, ImageData images) {
    RefusedException.throwIfAny(trained.flatMap(known -> known.problem(images)).stream().toList());
  }

  /** Bytes among floats beyond [0,1], or the other way round; empty if both mean the same. */
  public static Optional<Problem> otherKind(String place, ImageData training, ImageData images) {
    ImageData floats = training.isBytes() ? images : training;
    if (training.isBytes() == images.isBytes() || isUnitRange(floats)) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.of(
            place,
            "pixels like those of the training: "
                + (training.isBytes() ? "bytes, or floats from 0 to 1" : "floats"),
            images.isBytes() ? "bytes, which are scaled to [0,1]" : "floats beyond [0,1]",
            "Give both as bytes, or both as floats of one scale."));
  }

  private static boolean isUnitRange(ImageData images) {
    TrainedPixels pixels = TrainedPixels.of(images, Rows.all(images.rows()));
    return pixels.least() >= 0 && pixels.most() <= 1;
  }

  /** The number of images that have so many pixels. */
  public static int wholeImages(Shape input, int pixels) {
    int size = input.size();
    if (pixels % size != 0) {
      throw new RefusedException(
          Problem.of(
              "pixels",
              "a multiple of %s, the pixels of one %s image".formatted(size, input),
              pixels + " pixels",
              "Give whole images, row by row and one after the other."));
    }
    return pixels / size;
  }

  public static void requireLabels(CheckedModel model, ImageData images) {
    int classes = model.spec().classes();
    if (images.classes() > classes) {
      throw new RefusedException(
          Problem.of(
              "labels",
              "classes from 0 to " + (classes - 1),
              "class " + (images.classes() - 1),
              "End the model with %s.".formatted(model.spec().headWords(images.classes()))));
    }
  }

  public static void requireLabels(int classes, ImageData images) {
    if (images.classes() > classes) {
      throw new RefusedException(
          Problem.of(
              "labels",
              "classes from 0 to %s, as the model has".formatted(classes - 1),
              "class " + (images.classes() - 1),
              "Number the classes as in the training."));
    }
  }

  /** Requires rows that the images have. */
  public static void requireRowsOf(ImageData images, String purpose, Rows rows) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i) < 0 || rows.get(i) >= images.rows()) {
        throw new RefusedException(
            Problem.of(
                purpose + " rows",
                "rows from 0 to " + (images.rows() - 1),
                "row " + rows.get(i),
                "Choose rows of these images."));
      }
    }
  }

  public static void requireRows(String purpose, int rows) {
    if (rows == 0) {
      throw new RefusedException(
          Problem.of(purpose, "at least one image", "none", "Give it some images."));
    }
  }
}
