package io.github.foldwise.datasets;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.datasets.array.NamedArrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the arrays of a set are called.
 *
 * @param training names of the arrays to train on, of which the first that are there are taken
 * @param validation the same for rows meant for validation
 * @param test the same for the test
 * @param given whether the user gave them, so that they must be there
 */
record ArrayNames(List<Pair> training, List<Pair> validation, List<Pair> test, boolean given) {
  /** Names that are in use. */
  static final ArrayNames KNOWN =
      new ArrayNames(
          List.of(
              new Pair("x_train", "y_train"), // Keras
              new Pair("X_train", "y_train"),
              new Pair("train_images", "train_labels"), // MedMNIST
              new Pair("images", "labels"),
              new Pair("x", "y"),
              new Pair("X", "y")),
          List.of(
              new Pair("x_val", "y_val"),
              new Pair("X_val", "y_val"),
              new Pair("val_images", "val_labels")),
          List.of(
              new Pair("x_test", "y_test"),
              new Pair("X_test", "y_test"),
              new Pair("test_images", "test_labels")),
          false);

  ArrayNames {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  /** Names of two arrays. */
  record Pair(String images, String labels) {
    Pair {
      requireNonNull(images, "images");
      requireNonNull(labels, "labels");
    }

    boolean isIn(NamedArrays arrays) {
      return arrays.has(images) && arrays.has(labels);
    }

    @Override
    public String toString() {
      return images + " and " + labels;
    }
  }

  /** These names to train on, and for the test only what is given. */
  ArrayNames training(String images, String labels) {
    return new ArrayNames(
        List.of(new Pair(images, labels)), List.of(), given ? test : List.of(), true);
  }

  /** These names for the test. */
  ArrayNames test(String images, String labels) {
    return new ArrayNames(
        training, given ? validation : List.of(), List.of(new Pair(images, labels)), true);
  }

  /** The pair to train on. */
  Pair trainingIn(NamedArrays arrays) {
    return first(training, arrays).orElseThrow(() -> missing(training, arrays));
  }

  /** The pair for validation, if it is there. */
  Optional<Pair> validationIn(NamedArrays arrays) {
    return first(validation, arrays);
  }

  /** The pair for the test, if it is there. */
  Optional<Pair> testIn(NamedArrays arrays) {
    Optional<Pair> found = first(test, arrays);
    if (given && !test.isEmpty() && found.isEmpty()) {
      throw missing(test, arrays);
    }
    return found;
  }

  private static Optional<Pair> first(List<Pair> pairs, NamedArrays arrays) {
    return pairs.stream().filter(pair -> pair.isIn(arrays)).findFirst();
  }

  private static RefusedException missing(List<Pair> pairs, NamedArrays arrays) {
    return new RefusedException(
        Problem.of(
            arrays.place(),
            "arrays of images and labels: "
                + pairs.stream().map(Pair::toString).collect(Collectors.joining(", or ")),
            arrays.described().isEmpty()
                ? "no array"
                : arrays.described().stream().limit(20).collect(Collectors.joining("; ")),
            "Name yours with .arrays(images, labels) and .testArrays(images, labels)."));
  }
}
