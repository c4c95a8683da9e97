package io.github.foldwise.run.records;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.reports.records.Pixels;
import io.github.foldwise.reports.records.SampleRow;
import io.github.foldwise.trial.Mistake;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Turns rows of a data set into images for a report. */
final class Samples {
  private Samples() {}

  /** An image without a prediction. */
  static SampleRow of(ImageData data, String purpose, int row) {
    return of(data, purpose, row, OptionalInt.empty(), Optional.empty());
  }

  /** A misclassified image. */
  static SampleRow of(ImageData data, String purpose, Mistake mistake) {
    return of(
        data,
        purpose,
        mistake.row(),
        OptionalInt.of(mistake.predicted()),
        Optional.of(mistake.probability()));
  }

  private static SampleRow of(
      ImageData data, String purpose, int row, OptionalInt predicted, Optional<Float> probability) {
    Shape shape = data.shape();
    return new SampleRow(
        purpose,
        row,
        data.label(row),
        predicted,
        probability,
        shape.height(),
        shape.width(),
        shape.channels(),
        Pixels.of(data.isBytes() ? data.bytes(row) : scaled(data.floats(row))),
        data.rowName(row));
  }

  /** The image's smallest value becomes 0, its largest 255. */
  private static byte[] scaled(float[] floats) {
    double least = IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).min().orElse(0);
    double most = IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).max().orElse(0);
    double range = most > least ? most - least : 1;
    byte[] pixels = new byte[floats.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round(255 * (floats[i] - least) / range);
    }
    return pixels;
  }
}
