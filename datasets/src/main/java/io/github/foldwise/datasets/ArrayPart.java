package io.github.foldwise.datasets;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.datasets.array.ArrayForm;
import io.github.foldwise.datasets.array.LabelArray;
import io.github.foldwise.datasets.array.PixelArray;
import io.github.foldwise.datasets.array.StoredArray;

/** Images in an array, and their labels in another. */
record ArrayPart(PixelArray images, LabelArray labels) {

  /** Reads the labels; the images are only described. */
  static ArrayPart of(StoredArray images, StoredArray labels, ArrayForm form) {
    PixelArray pixels = PixelArray.of(images, form);
    return new ArrayPart(pixels, LabelArray.read(labels, images, form));
  }

  /** Refuses images that are not as the first ones are. */
  void requireLike(ArrayPart first) {
    if (!words().equals(first.words())) {
      throw new RefusedException(
          Problem.of(
              images.array().place(),
              "images of %s, as in %s".formatted(first.words(), first.images.array().place()),
              "images of " + words(),
              "Take both from the same data set."));
    }
  }

  private String words() {
    return images.shape() + (images.areBytes() ? " bytes" : " floats");
  }

  /** Refuses labels of classes that are not there. */
  void requireBelow(int classes) {
    int[] numbers = labels.labels();
    int first = labels.first();
    for (int row = 0; row < numbers.length; row++) {
      if (numbers[row] >= classes) { // one wrong label shows that it is the wrong file
        throw new RefusedException(
            Problem.of(
                labels.place(),
                "labels from %s to %s, for there are %s classes"
                    .formatted(first, first + classes - 1, classes),
                "label %s in row %s".formatted(first + numbers[row], row),
                "Number the classes from %s, or take the labels of a data set with %s classes."
                    .formatted(first, classes)));
      }
    }
  }
}
