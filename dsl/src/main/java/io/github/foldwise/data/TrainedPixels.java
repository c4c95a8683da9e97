package io.github.foldwise.data;

import io.github.foldwise.check.Problem;
import io.github.foldwise.split.Rows;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pixels that a model was trained on: bytes, which are scaled to [0,1], or floats between two
 * numbers. Other pixels would be predicted silently wrong.
 *
 * @param bytes whether they were bytes
 * @param least the smallest, after scaling; 0 if they were bytes
 * @param most the largest, after scaling; 1 if they were bytes
 */
public record TrainedPixels(boolean bytes, float least, float most) {
  private static final String NUMBER = "-?[0-9]+\\.[0-9]+(?:E-?[0-9]+)?"; // as Java writes it
  private static final Pattern FLOATS =
      Pattern.compile("floats from (%1$s) to (%1$s)".formatted(NUMBER));
  private static final String BYTES = "bytes";

  /** Those of some rows, at least one. */
  public static TrainedPixels of(ImageData images, Rows rows) {
    if (images.isBytes()) {
      return new TrainedPixels(true, 0, 1);
    }
    float[] pixels = new float[images.shape().size()];
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < rows.size(); i++) {
      images.read(rows.get(i), pixels, 0);
      for (float pixel : pixels) {
        least = Math.min(least, pixel);
        most = Math.max(most, pixel);
      }
    }
    return new TrainedPixels(false, least, most);
  }

  /** What {@link #text()} gives; empty for any other text. */
  public static Optional<TrainedPixels> read(String text) {
    if (text.equals(BYTES)) {
      return Optional.of(new TrainedPixels(true, 0, 1));
    }
    Matcher floats = FLOATS.matcher(text);
    return floats.matches()
        ? Optional.of(
            new TrainedPixels(
                false, Float.parseFloat(floats.group(1)), Float.parseFloat(floats.group(2))))
        : Optional.empty();
  }

  /** In one line. */
  public String text() {
    return bytes ? BYTES : "floats from %s to %s".formatted(least, most);
  }

  /** Whether bytes, scaled to [0,1], are like those of the training. */
  public boolean takesBytes() {
    return bytes || (least >= 0 && most <= 1);
  }

  /**
   * What is wrong with images for prediction. Floats may leave the range of training by its width,
   * or by 1 if it is narrower: unseen images are a little darker or brighter than seen ones.
   */
  public Optional<Problem> problem(ImageData images) {
    if (images.isBytes()) {
      return takesBytes() ? Optional.empty() : Optional.of(problem());
    }
    float slack = bytes ? 0 : Math.max(1, most - least);
    float[] pixels = new float[images.shape().size()];
    for (int row = 0; row < images.rows(); row++) {
      images.read(row, pixels, 0);
      for (int i = 0; i < pixels.length; i++) {
        if (pixels[i] < least - slack || pixels[i] > most + slack) {
          return Optional.of(problem(i, row, pixels[i]));
        }
      }
    }
    return Optional.empty();
  }

  private Problem problem() {
    return Problem.of(
        "images",
        "floats, such as the model was trained on, " + range(),
        "bytes, which are scaled to [0,1]",
        "Give floats, scaled as those of the training.");
  }

  private Problem problem(int pixel, int row, float value) {
    return Problem.of(
        "pixel %s of row %s".formatted(pixel, row),
        bytes
            ? "a float from 0 to 1, for the model was trained on bytes, scaled to that"
            : "a float like those that the model was trained on, " + range(),
        String.valueOf(value),
        bytes ? "Divide the floats by 255, or give bytes." : "Scale the floats as in training.");
  }

  private String range() {
    return "from %s to %s".formatted(least, most);
  }
}
