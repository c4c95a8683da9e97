package io.github.foldwise.experiment;

import io.github.foldwise.check.Problem;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.duplicates.SharedImages;
import io.github.foldwise.training.GivenImages;
import io.github.foldwise.training.Training;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the test images of a data set from deciding anything. */
final class TestImages {
  private final DataSet data;
  private final Map<GivenImages, Boolean> known = new HashMap<>();

  TestImages(DataSet data) {
    this.data = data;
  }

  /** Refuses training that validates on test images, all or some, in any order. */
  Optional<Problem> problem(Training training) {
    return training.monitoring().source() instanceof GivenImages given
            && known.computeIfAbsent(given, this::areOfTheTest)
        ? Optional.of(
            Problem.of(
                "validateOn(images)",
                "images outside the test set, which must not decide anything",
                "the test images of " + data.name(),
                "Say validateOnLastOfEachClass(0.2), or leave it out: the fold's rows are validated"
                    + " on."))
        : Optional.empty();
  }

  private boolean areOfTheTest(GivenImages given) {
    return data.test()
        .filter(test -> given.images().filter(images -> areOf(test, images)).isPresent())
        .isPresent();
  }

  private static boolean areOf(ImageData test, ImageData images) {
    return images.rows() > 0
        && images.shape().equals(test.shape())
        && SharedImages.rows(images, test).size() == images.rows();
  }
}
