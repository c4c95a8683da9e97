package io.github.foldwise.data;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Chooses the rows that a limit keeps. */
final class KeptRows {
  private final int[] labels;
  private final int[] counts; // rows of each class
  private final int most;

  private KeptRows(int[] labels, int most) {
    this.labels = labels;
    this.most = most;
    this.counts = new int[Arrays.stream(labels).max().orElse(-1) + 1];
    Arrays.stream(labels).forEach(label -> counts[label]++);
  }

  /**
   * Whether the rows of each class are together, or labels change less than half as often from row
   * to row as in random order: the first rows are then no sample of all rows.
   */
  static boolean inClassOrder(int[] labels) {
    return new KeptRows(labels, 0).inClassOrder();
  }

  /**
   * {@code most} of the rows, ascending: of each class its first ones, in its share of all rows.
   */
  static int[] inProportion(int[] labels, int most) {
    return new KeptRows(labels, most).inProportion();
  }

  private boolean inClassOrder() {
    double alike = Arrays.stream(counts).mapToDouble(n -> (double) n * (n - 1)).sum();
    double pairs = (double) labels.length * (labels.length - 1);
    long changes =
        IntStream.range(1, labels.length).filter(row -> labels[row] != labels[row - 1]).count();
    return classes() > 1
        && classes() < labels.length
        && (changes < classes() || changes < (labels.length - 1) * (1 - alike / pairs) / 2);
  }

  private int[] inProportion() {
    int[] kept = shares();
    return IntStream.range(0, labels.length).filter(row -> kept[labels[row]]-- > 0).toArray();
  }

  /** At least one row of each class that occurs, and then what is nearest to the proportions. */
  private int[] shares() {
    int[] kept = new int[counts.length];
    for (int label = 0; label < kept.length; label++) {
      kept[label] = counts[label] == 0 ? 0 : Math.max(1, (int) share(label));
    }
    if (classes() > most) {
      throw new RefusedException(
          Problem.of(
              "limit(%s)".formatted(most),
              "at least %s rows, one of each class, for the rows are in class order"
                  .formatted(classes()),
              String.valueOf(most),
              "Keep more rows."));
    }
    for (int left = most - Arrays.stream(kept).sum(); left != 0; left -= Integer.signum(left)) {
      kept[farthest(kept, Integer.signum(left))] += Integer.signum(left);
    }
    return kept;
  }

  private int classes() {
    return (int) Arrays.stream(counts).filter(count -> count > 0).count();
  }

  private double share(int label) {
    return (double) most * counts[label] / labels.length;
  }

  /** The class that lacks most of its share, or, with sign −1, that exceeds it most. */
  private int farthest(int[] kept, int sign) {
    int farthest = -1;
    for (int label = 0; label < kept.length; label++) {
      boolean may = sign > 0 ? kept[label] < counts[label] : kept[label] > 1;
      if (may
          && (farthest < 0
              || sign * (share(label) - kept[label]) > sign * (share(farthest) - kept[farthest]))) {
        farthest = label;
      }
    }
    return farthest;
  }
}
