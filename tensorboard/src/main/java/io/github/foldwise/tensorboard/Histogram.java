package io.github.foldwise.tensorboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts of values in bins of equal width between the least and the largest, as TensorFlow's {@code
 * summary.histogram} has them. Values that are not finite are left out.
 */
record Histogram(List<Bin> bins) {
  private static final int BINS = 30; // TensorFlow's default

  Histogram {
    bins = List.copyOf(bins);
  }

  /** Values from {@code low} on and below {@code high}; of the last bin, {@code high} too. */
  record Bin(double low, double high, long count) {}

  /** No bins if no value is finite; one of width 1 if all finite ones are equal. */
  static Histogram of(float[] values) {
    double[] finite =
        IntStream.range(0, values.length)
            .mapToDouble(i -> values[i])
            .filter(Double::isFinite)
            .toArray();
    double low = Arrays.stream(finite).min().orElse(0);
    double high = Arrays.stream(finite).max().orElse(0);
    if (finite.length == 0) {
      return new Histogram(List.of());
    }
    if (low == high) {
      return new Histogram(List.of(new Bin(low - 0.5, low + 0.5, finite.length)));
    }
    long[] counts = new long[BINS];
    for (double value : finite) {
      counts[Math.min((int) ((value - low) / (high - low) * BINS), BINS - 1)]++;
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      bins.add(new Bin(edge(low, high, i), edge(low, high, i + 1), counts[i]));
    }
    return new Histogram(bins);
  }

  private static double edge(double low, double high, int number) {
    return low + (high - low) * number / BINS;
  }
}
