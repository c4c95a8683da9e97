package io.github.foldwise.reports.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/**
 * How well the scores of one class separate its rows from all others: counts of both above each
 * threshold. The curves and their areas are those of scikit-learn's {@code roc_curve}, {@code
 * precision_recall_curve}, {@code auc} and {@code average_precision_score}.
 */
public final class Ranking {
  private final int[] hits; // rows of the class with at least the i-th largest different score
  private final int[] others; // other rows with at least that score

  private Ranking(int[] hits, int[] others) {
    this.hits = hits;
    this.others = others;
  }

  /**
   * The ranking by these scores.
   *
   * @param scores at least 0, one for each row
   * @param isOfClass whether a row is of the class
   */
  public static Ranking of(float[] scores, boolean[] isOfClass) {
    long[] rows = new long[scores.length];
    for (int i = 0; i < rows.length; i++) {
      // the bits of floats that are not negative have the floats' order
      long order = Float.floatToRawIntBits(Math.abs(scores[i]));
      rows[i] = order << 1 | (isOfClass[i] ? 1 : 0);
    }
    Arrays.sort(rows);
    int[] hits = new int[rows.length];
    int[] others = new int[rows.length];
    int thresholds = 0;
    int ofClass = 0;
    for (int i = rows.length - 1; i >= 0; i--) {
      ofClass += (int) (rows[i] & 1);
      if (i == 0 || rows[i - 1] >> 1 != rows[i] >> 1) {
        hits[thresholds] = ofClass;
        others[thresholds] = rows.length - i - ofClass;
        thresholds++;
      }
    }
    return new Ranking(Arrays.copyOf(hits, thresholds), Arrays.copyOf(others, thresholds));
  }

  /** The number of different scores. */
  public int thresholds() {
    return hits.length;
  }

  /** Share of the class's rows with at least the i-th largest different score, from 0. */
  public double recall(int threshold) {
    return (double) hits[threshold] / positives();
  }

  /** Share of the other rows with at least that score. */
  public double falsePositiveRate(int threshold) {
    return (double) others[threshold] / negatives();
  }

  /** Share of the class among the rows with at least that score. */
  public double precision(int threshold) {
    return (double) hits[threshold] / (hits[threshold] + others[threshold]);
  }

  /** Whether there are rows of the class and others. */
  public boolean hasBoth() {
    return positives() > 0 && negatives() > 0;
  }

  /**
   * Area under the receiver operating characteristic: the probability that a row of the class has a
   * larger score than another row, ties counting half; empty unless there are {@linkplain #hasBoth
   * both}.
   */
  public OptionalDouble areaUnderCurve() {
    if (!hasBoth()) {
      return OptionalDouble.empty();
    }
    double twice = 0; // of the area, in pairs of rows
    for (int i = 0; i < hits.length; i++) {
      int more = others[i] - (i == 0 ? 0 : others[i - 1]);
      twice += (double) more * ((long) hits[i] + (i == 0 ? 0 : hits[i - 1]));
    }
    return OptionalDouble.of(twice / 2 / ((double) positives() * negatives()));
  }

  /**
   * Area under the steps of precision over recall: {@code Σ (Rᵢ − Rᵢ₋₁) · Pᵢ}; empty without rows
   * of the class.
   */
  public OptionalDouble averagePrecision() {
    if (positives() == 0) {
      return OptionalDouble.empty();
    }
    double area = 0;
    for (int i = 0; i < hits.length; i++) {
      area += (double) (hits[i] - (i == 0 ? 0 : hits[i - 1])) / positives() * precision(i);
    }
    return OptionalDouble.of(area);
  }

  /** The highest point of the curve at a false positive rate, lines joining the thresholds. */
  double recallAt(double rate) {
    int after = first(threshold -> falsePositiveRate(threshold) > rate);
    double x = after == 0 ? 0 : falsePositiveRate(after - 1);
    double y = after == 0 ? 0 : recall(after - 1);
    return after == hits.length
        ? y
        : y + (recall(after) - y) * (rate - x) / (falsePositiveRate(after) - x);
  }

  /** The precision at the first threshold that reaches a recall in [0,1]. */
  double precisionAt(double recall) {
    return precision(first(threshold -> recall(threshold) >= recall));
  }

  /** The first threshold from which on something holds; their number if it never does. */
  private int first(IntPredicate holds) {
    int low = 0;
    int high = hits.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private int positives() {
    return hits.length == 0 ? 0 : hits[hits.length - 1];
  }

  private int negatives() {
    return others.length == 0 ? 0 : others[others.length - 1];
  }
}
