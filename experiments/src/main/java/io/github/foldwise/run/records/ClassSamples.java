package io.github.foldwise.run.records;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.reports.records.SampleRow;
import io.github.foldwise.split.MersenneTwister;
import io.github.foldwise.trial.Seeds;
import java.util.List;
import java.util.stream.IntStream;

/** Images of each class. */
public final class ClassSamples {
  private ClassSamples() {}

  /**
   * One of each class, drawn with the experiment's seed: by label, ascending; a class without
   * images has none.
   */
  static List<SampleRow> of(ImageData data, long seed) {
    MersenneTwister random = new MersenneTwister((int) Seeds.ofPurpose(seed, "samples"));
    return IntStream.range(0, data.classes())
        .mapToObj(label -> rowsOf(data, label))
        .filter(rows -> rows.length > 0)
        .map(
            rows ->
                Samples.of(data, SampleRow.CLASS_SAMPLE, rows[random.nextUpTo(rows.length - 1)]))
        .toList();
  }

  /** Some of each class, from its first row to its last: by label, then by row. */
  public static List<SampleRow> spread(ImageData data, int perClass) {
    return IntStream.range(0, data.classes())
        .mapToObj(label -> rowsOf(data, label))
        .flatMapToInt(
            rows -> {
              int number = Math.min(perClass, rows.length);
              return IntStream.range(0, number)
                  .map(i -> rows[(int) ((long) i * (rows.length - 1) / Math.max(1, number - 1))]);
            })
        .mapToObj(row -> Samples.of(data, SampleRow.CLASS_SAMPLE, row))
        .toList();
  }

  private static int[] rowsOf(ImageData data, int label) {
    return IntStream.range(0, data.rows()).filter(row -> data.label(row) == label).toArray();
  }
}
