package io.github.foldwise.benchmarks.peers;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How fast lanes that train side by side are together: the sum of their rates in those folds during
 * which all of them are at work. A last fold that one lane trains while the others have ended has
 * the machine to itself, and would flatter.
 */
final class Throughput {
  /** Lanes never end at the same millisecond. */
  private static final double MOST = 0.9;

  private Throughput() {}

  /**
   * Training samples per second.
   *
   * @param lanes the folds of each lane, at least one fold in each
   */
  static double samplesPerSecond(Collection<List<FoldTime>> lanes) {
    long allBegan = lanes.stream().mapToLong(Throughput::first).max().orElseThrow();
    long firstEnded = lanes.stream().mapToLong(Throughput::last).min().orElseThrow();
    return lanes.stream().mapToDouble(lane -> rate(lane, allBegan, firstEnded)).sum();
  }

  /**
   * Of the folds that lie within; where none does, of the one that lies there for the most part.
   */
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
