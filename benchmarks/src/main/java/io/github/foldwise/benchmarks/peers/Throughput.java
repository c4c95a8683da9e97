package io.github.foldwise.benchmarks.peers;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The combined rate of parallel lanes: the sum of their rates in the folds during which all of them
 * are busy. A last fold that trains alone has the machine to itself and would look too fast.
 */
final class Throughput {
  /** Lanes never start and end in the same millisecond. */
  private static final double MOST = 0.9;

  private Throughput() {}

  /** Training samples per second; each lane has at least one fold. */
  static double samplesPerSecond(Collection<List<FoldTime>> lanes) {
    long allBegan = lanes.stream().mapToLong(Throughput::first).max().orElseThrow();
    long firstEnded = lanes.stream().mapToLong(Throughput::last).min().orElseThrow();
    return lanes.stream().mapToDouble(lane -> rate(lane, allBegan, firstEnded)).sum();
  }

  /** The rate of the folds within the interval; if there are none, of the one with most overlap. */
  private static double rate(List<FoldTime> lane, long from, long to) {
    List<FoldTime> within =
        lane.stream().filter(fold -> fold.shareWithin(from, to) >= MOST).toList();
    return within.isEmpty()
        ? rate(
            List.of(
                lane.stream()
                    .max(Comparator.comparingDouble(fold -> fold.shareWithin(from, to)))
                    .orElseThrow()))
        : rate(within);
  }

  private static double rate(List<FoldTime> folds) {
    return folds.stream().mapToLong(FoldTime::samples).sum()
        / folds.stream().mapToDouble(FoldTime::seconds).sum();
  }

  private static long first(List<FoldTime> lane) {
    return lane.stream().mapToLong(FoldTime::start).min().orElseThrow();
  }

  private static long last(List<FoldTime> lane) {
    return lane.stream().mapToLong(FoldTime::end).max().orElseThrow();
  }
}
