package io.github.foldwise.benchmarks.peers;

import java.util.List;
import java.util.stream.IntStream;

/** One quantity, measured once per round, in their order. */
record Figures(List<Double> values) {
  Figures {
    values = List.copyOf(values);
  }

  double min() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  double max() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /** The middle value, or the mean of the two middle values. */
  double median() {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** Median of the rounds' ratios, which drift between rounds does not affect. */
  double over(Figures other) {
    int rounds = Math.min(values.size(), other.values.size());
    return new Figures(
            IntStream.range(0, rounds).mapToObj(i -> values.get(i) / other.values.get(i)).toList())
        .median();
  }
}
