package io.github.foldwise.reports.statistics;

import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The number of repeats of all folds that would decide an undecided comparison, if mean and
 * standard deviation of the differences and the factor of Holm's correction stayed the same.
 *
 * <p>N repeats of F folds give J = N·F pairs, hence the standard error e = s·√(1/J + n_val/n_train)
 * and J − 1 degrees of freedom. They decide if the difference would be practically equal, {@code
 * |d̄| + t(0.975)·e ≤ margin}, or different, {@code factor · 2(1 − T(|d̄|/e)) < 0.05}. More repeats
 * only shrink e down to s·√(n_val/n_train), and t to the normal distribution: what that limit does
 * not decide, no number of repeats can.
 */
final class RepeatsNeeded {
  /** More repeats no longer change 1/J + n_val/n_train in float64. */
  private static final long MOST = 1L << 40;

  private static final double TAIL = (1 - FoldStatistics.CONFIDENCE) / 2;

  private final PairedTest test;
  private final int factor;
  private final double margin;

  private RepeatsNeeded(PairedTest test, int factor, double margin) {
    this.test = test;
    this.factor = factor;
    this.margin = margin;
  }

  /** The least number of repeats, more than were run; empty if none is enough. */
  static OptionalLong of(PairedTest test, int factor, double margin, Pairs pairs) {
    int folds = pairs.foldsPerRepeat();
    return new RepeatsNeeded(test, factor, margin).from(pairs.ended() / folds + 1L, folds);
  }

  /** More pairs never undo a decision, so bisection finds the first number that decides. */
  private OptionalLong from(long first, int folds) {
    if (!decides(Double.POSITIVE_INFINITY)) {
      return OptionalLong.empty();
    }
    long enough = first;
    while (!decides((double) enough * folds)) {
      enough *= 2;
      if (enough > MOST) {
        return OptionalLong.empty();
      }
    }
    long tooFew = Math.max(first - 1, enough / 2);
    while (enough - tooFew > 1) {
      long middle = tooFew + (enough - tooFew) / 2;
      if (decides((double) middle * folds)) {
        enough = middle;
      } else {
        tooFew = middle;
      }
    }
    return OptionalLong.of(enough);
  }

  private boolean decides(double pairs) {
    TDistribution student = TDistribution.of(pairs - 1);
    double difference = Math.abs(test.mean());
    double error = test.sd() * Math.sqrt(1 / pairs + test.ratio());
    double room = margin - difference; // of half an interval: t(0.975)·e ≤ room
    boolean equal = room >= 0 && student.survivalProbability(room / error) <= TAIL;
    return equal || factor * 2 * student.survivalProbability(difference / error) < Verdicts.LEVEL;
  }
}
