package io.github.foldwise.datasets;

import io.github.foldwise.check.Problem;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Images and their labels. */
record IdxPair(IdxFile images, IdxFile labels) {

  /** Problems of this pair; labels must be below {@code classes}. */
  List<Problem> problems(int classes) {
    List<Problem> problems = new ArrayList<>();
    if (images.rows() != labels.rows()) {
      problems.add(
          Problem.of(
              labels.place(),
              String.format(
                  Locale.ROOT,
                  "%,d labels, one for each image of %s",
                  images.rows(),
                  images.place()),
              String.format(Locale.ROOT, "%,d labels", labels.rows()),
              "Take both files from the same data set."));
    }
    int[] numbers = labels.numbers();
    for (int row = 0; row < numbers.length; row++) {
      if (numbers[row] >= classes) {
        problems.add(
            Problem.of(
                labels.place(),
                "labels from 0 to %s, for there are %s classes".formatted(classes - 1, classes),
                "label %s in row %s".formatted(numbers[row], row),
                "Number the classes from 0, or take the labels of a data set with %s classes."
                    .formatted(classes)));
        break; // one wrong label shows that it is the wrong file
      }
    }
    return problems;
  }

  /** One more than the largest label. */
  int classes() {
    int largest = 0;
    for (int label : labels.numbers()) {
      largest = Math.max(largest, label);
    }
    return largest + 1;
  }

  Shape shape() {
    return Shape.image(images.size(1), images.size(2), 1);
  }

  ImageData data() {
    return ImageData.of(images.values(), labels.numbers(), shape());
  }
}
