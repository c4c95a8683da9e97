package io.github.foldwise.runtime.session;

import io.github.foldwise.trial.ConfidenceBin;
import java.util.List;
import java.util.stream.IntStream;

/** Counts rows by the probability of their predicted class. */
final class ConfidenceCounts {
  private final int[] rows = new int[ConfidenceBin.COUNT];
  private final double[] confidence = new double[ConfidenceBin.COUNT];
  private final int[] correct = new int[ConfidenceBin.COUNT];

  void add(float probability, boolean isCorrect) {
    int bin = ConfidenceBin.indexOf(probability);
    rows[bin]++;
    confidence[bin] += probability;
    correct[bin] += isCorrect ? 1 : 0;
  }

  /** All bins, empty ones included. */
  List<ConfidenceBin> bins() {
    return IntStream.range(0, ConfidenceBin.COUNT)
        .mapToObj(bin -> new ConfidenceBin(rows[bin], confidence[bin], correct[bin]))
        .toList();
  }
}
