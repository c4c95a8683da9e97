package io.github.foldwise.training;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.split.Rows;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The last training rows of each class, in the class's proportion: {@code ⌊n · (1 − share)⌋} of n
 * rows are trained on, as with {@link Validation.LastShare}. Row i of the m rows of a class lies at
 * {@code (i + ½)/m}; those that lie highest are held out, of equals the later ones.
 *
 * @param share in (0,1)
 */
public record LastOfEachClass(double share) implements Validation {
  @Override
  public int rowsTrainedOn(int trainingRows) {
    return new LastShare(share).rowsTrainedOn(trainingRows);
  }

  @Override
  public Rows ordered(Rows trainingRows, ImageData data) {
    int[] rows = trainingRows.toArray();
    double[] places = places(rows, data);
    BitSet held = new BitSet();
    IntStream.range(0, rows.length)
        .boxed()
        .sorted(Comparator.comparingDouble(position -> places[position])) // stable
        .skip(rowsTrainedOn(rows.length))
        .forEach(held::set);
    return Rows.of(
        IntStream.concat(
                IntStream.range(0, rows.length).filter(position -> !held.get(position)),
                held.stream())
            .map(position -> rows[position])
            .toArray());
  }

  private static double[] places(int[] rows, ImageData data) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int row : rows) {
      counts.merge(data.label(row), 1, Integer::sum);
    }
    Map<Integer, Integer> seen = new HashMap<>();
    double[] places = new double[rows.length];
    for (int position = 0; position < rows.length; position++) {
      int label = data.label(rows[position]);
      places[position] = (seen.merge(label, 1, Integer::sum) - 0.5) / counts.get(label);
    }
    return places;
  }
}
