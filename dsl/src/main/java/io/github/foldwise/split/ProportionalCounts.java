package io.github.foldwise.split;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Divides draws among classes in proportion to their sizes: each gets its share rounded down, and
 * the remaining draws go to the largest remainders, ties at random. The arithmetic is that of
 * scikit-learn's stratified splits in float64, because ties depend on the last bit.
 */
final class ProportionalCounts {
  private ProportionalCounts() {}

  static int[] of(int[] counts, int draws, MersenneTwister random) {
    double all = IntStream.of(counts).sum();
    double[] shares = Arrays.stream(counts).mapToDouble(count -> count / all * draws).toArray();
    int[] drawn = Arrays.stream(shares).mapToInt(share -> (int) Math.floor(share)).toArray();
    double[] remainders =
        IntStream.range(0, shares.length).mapToDouble(i -> shares[i] - drawn[i]).toArray();
    int left = draws - IntStream.of(drawn).sum();
    double[] descending =
        DoubleStream.of(remainders)
            .distinct()
            .boxed()
            .sorted(Comparator.reverseOrder())
            .mapToDouble(remainder -> remainder)
            .toArray();
    for (int i = 0; left > 0 && i < descending.length; i++) {
      int[] equal = positionsOf(descending[i], remainders);
      int[] order = random.permutation(equal.length); // drawn even if all of them get one
      int taken = Math.min(equal.length, left);
      for (int j = 0; j < taken; j++) {
        drawn[equal[order[j]]]++;
      }
      left -= taken;
    }
    return drawn;
  }

  private static int[] positionsOf(double value, double[] values) {
    return IntStream.range(0, values.length).filter(i -> values[i] == value).toArray();
  }
}
