package io.github.foldwise.run;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.guard.Suggestions;
import io.github.foldwise.metrics.Score;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.Verdict;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.sweep.Setting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One variant of a table: its score over the folds, and the comparison with the baseline. Figures
 * of the comparison are empty for the baseline itself, and for a variant that shares no finished
 * fold with it.
 */
public final class ResultRow {
  private final SummaryRow row;
  private final CheckedVariant checked;
  private final Score score;

  ResultRow(SummaryRow row, CheckedVariant checked, Score score) {
    this.row = row;
    this.checked = checked;
    this.score = score;
  }

  /** The variant's name: {@code baseline}, {@code units=128}. */
  public String variant() {
    return row.variant();
  }

  /** The settings that differ from the baseline, their values with the types as declared. */
  public List<Setting<?>> settings() {
    return checked.variant().settings();
  }

  /**
   * The variant's value of a parameter.
   *
   * @throws RefusedException if the experiment does not read the parameter
   */
  @SuppressWarnings("unchecked") // a setting holds a value of its parameter's type
  public <T> T value(Param<T> param) {
    requireNonNull(param, "the parameter of a value");
    return (T)
        Suggestions.named(
                "parameter", param.name(), checked.parameters(), setting -> setting.param().name())
            .value();
  }

  /** Number of finished trials. */
  public int n() {
    return row.n();
  }

  /**
   * Mean score of the validation rows over the finished trials, in [0,1]; empty if there are none.
   * The score is the accuracy unless the experiment says otherwise: {@link RunResult#score}.
   */
  public OptionalDouble mean() {
    return row.mean();
  }

  /** Mean validation accuracy over the finished trials, whatever the score. */
  public OptionalDouble meanAccuracy() {
    return row.meanAccuracy();
  }

  /** Standard deviation of the score, divisor n − 1; empty if n is below 2. */
  public OptionalDouble sd() {
    return row.sd();
  }

  /** Interval of the mean score; empty if n is below 2. */
  public Optional<Interval> interval() {
    return interval(row.ciLow(), row.ciHigh());
  }

  /** Mean loss, penalties included. */
  public OptionalDouble meanLoss() {
    return row.meanLoss();
  }

  /** Mean difference of the score to the baseline, over the folds that both have finished. */
  public OptionalDouble difference() {
    return row.diff();
  }

  /**
   * Interval of the mean difference; empty with fewer than two pairs, or if their differences are
   * equal.
   */
  public Optional<Interval> differenceInterval() {
    return interval(row.diffLow(), row.diffHigh());
  }

  /** Two-sided p value of the corrected resampled t-test (Nadeau and Bengio, 2003). */
  public OptionalDouble p() {
    return row.p();
  }

  /** The p value with Holm's correction for the comparisons of the table. */
  public OptionalDouble pHolm() {
    return row.pHolm();
  }

  /** Probability that the variant is better than the baseline, P(better) of the report. */
  public OptionalDouble pBetter() {
    return row.pBetter();
  }

  /**
   * What the comparison supports; its text is {@code undecided (12 repeats would decide)}, and
   * empty for the baseline, which is compared with nothing.
   */
  public Verdict verdict() {
    return row.verdict();
  }

  /** One line: variant, mean, difference and verdict. */
  @Override
  public String toString() {
    if (mean().isEmpty()) {
      return variant() + ": no finished trial";
    }
    String own = "%s: %s %s".formatted(variant(), score, mean().getAsDouble());
    return difference().isEmpty()
        ? own
        : "%s, difference %s, %s".formatted(own, difference().getAsDouble(), verdict());
  }

  private static Optional<Interval> interval(OptionalDouble low, OptionalDouble high) {
    return low.isPresent() && high.isPresent()
        ? Optional.of(new Interval(low.getAsDouble(), high.getAsDouble()))
        : Optional.empty();
  }
}
