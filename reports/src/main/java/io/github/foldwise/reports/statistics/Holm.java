package io.github.foldwise.reports.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A p value among several, corrected after Holm (1979): if a table holds no true difference, at
 * most 5 % of such tables have a corrected p below 0.05.
 *
 * <p>Of m values the i-th smallest is multiplied by m − i + 1; it is no less than those before it,
 * and no more than 1.
 *
 * @param factor m − i + 1; of equal values the first one's
 * @param p the corrected value
 */
record Holm(int factor, double p) {

  /** One for each value, in their order. */
  static List<Holm> of(List<Double> values) {
    List<Integer> ascending =
        IntStream.range(0, values.size())
            .boxed()
            .sorted(Comparator.comparingDouble(values::get))
            .toList();
    Holm[] corrected = new Holm[values.size()];
    double least = 0;
    double before = Double.NaN;
    int factor = 0;
    for (int rank = 0; rank < corrected.length; rank++) {
      int place = ascending.get(rank);
      double value = values.get(place);
      if (value != before) {
        factor = corrected.length - rank;
      }
      least = Math.max(least, Math.min(1, factor * value));
      corrected[place] = new Holm(factor, least);
      before = value;
    }
    return List.of(corrected);
  }
}
