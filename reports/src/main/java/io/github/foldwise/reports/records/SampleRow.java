package io.github.foldwise.reports.records;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A row of {@code samples.csv}: one image that the report shows.
 *
 * @param purpose why it is shown, such as {@link #CLASS_SAMPLE}
 * @param row its index in its data set, from 0
 * @param label its true class
 * @param predicted the predicted class, if any
 * @param probability the predicted probability of that class
 * @param height in pixels
 * @param width in pixels
 * @param channels 1 for gray, 3 for red, green and blue
 * @param pixels height × width × channels values, row-major
 * @param id its name, such as the path of its file below the data's folder; empty if it has none
 */
public record SampleRow(
    String purpose,
    int row,
    int label,
    OptionalInt predicted,
    Optional<Float> probability,
    int height,
    int width,
    int channels,
    Pixels pixels,
    @Later String id) {

  /** The purpose of a random image of each class. */
  public static final String CLASS_SAMPLE = "class_sample";

  /**
   * The purpose of a mistake that the baseline made on a validation row with a high probability.
   * Predicted class and probability are given; the worst mistake comes first.
   */
  public static final String WORST = "worst";

  /**
   * The purpose of an example of two classes that the baseline often confuses, from its validation
   * rows. Predicted class and probability are given; the most frequent pair comes first.
   */
  public static final String CONFUSED = "confused";

  /** Refuses pixels that do not fill the image, and a mistake without its prediction. */
  public SampleRow {
    if (height < 1
        || width < 1
        || channels < 1
        || pixels.size() != (long) height * width * channels) {
      throw new IllegalArgumentException(
          "%s pixel values do not fill an image of %s×%s×%s"
              .formatted(pixels.size(), height, width, channels));
    }
    if (isMistake(purpose) && (predicted.isEmpty() || probability.isEmpty())) {
      throw new IllegalArgumentException(
          "an image with the purpose %s must have a predicted class and its probability"
              .formatted(purpose));
    }
  }

  private static boolean isMistake(String purpose) {
    return purpose.equals(WORST) || purpose.equals(CONFUSED);
  }
}
