package io.github.foldwise.experiments.run;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.Shape;
import io.github.foldwise.reports.Pixels;
import io.github.foldwise.reports.SampleRow;
import io.github.foldwise.split.MersenneTwister;
import io.github.foldwise.trainer.Seeds;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** One image of each class, drawn by the experiment's seed. */
final class ClassSamples {
  private ClassSamples() {}

  /** By label, ascending; a class without images has none. */
  static List<SampleRow> of(ImageData data, long seed) {
    MersenneTwister random = new MersenneTwister((int) Seeds.ofPurpose(seed, "samples"));
    return IntStream.range(0, data.classes())
        .mapToObj(label -> rowsOf(data, label))
        .filter(rows -> rows.length > 0)
        .map(rows -> sample(data, rows[random.nextUpTo(rows.length - 1)]))
        .toList();
  }

  private static int[] rowsOf(ImageData data, int label) {
    return IntStream.range(0, data.rows()).filter(row -> data.label(row) == label).toArray();
  }

  private static SampleRow sample(ImageData data, int row) {
    Shape shape = data.shape();
    return new SampleRow(
        SampleRow.CLASS_SAMPLE,
        row,
        data.label(row),
        OptionalInt.empty(),
        Optional.empty(),
        shape.height(),
        shape.width(),
        shape.channels(),
        Pixels.of(data.isBytes() ? bytes(data, row) : scaled(data, row)));
  }

  private static byte[] bytes(ImageData data, int row) {
    byte[] pixels = new byte[data.shape().size()];
    data.bytes().get(row * pixels.length, pixels);
    return pixels;
  }

  /** The image's least value becomes 0, its greatest 255. */
  private static byte[] scaled(ImageData data, int row) {
    int size = data.shape().size();
    FloatBuffer floats = data.floats().slice(row * size, size);
    double least = IntStream.range(0, size).mapToDouble(floats::get).min().orElse(0);
    double most = IntStream.range(0, size).mapToDouble(floats::get).max().orElse(0);
    double range = most > least ? most - least : 1;
    byte[] pixels = new byte[size];
    for (int i = 0; i < size; i++) {
      pixels[i] = (byte) Math.round(255 * (floats.get(i) - least) / range);
    }
    return pixels;
  }
}
