package io.github.foldwise.reports.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A row of {@code compare}: the statistics of one variant of one run, and its difference to those
 * of the first row. The columns have the meaning of those of {@link SummaryRow}.
 *
 * @param run the run directory's name
 * @param variant the variant's name
 * @param n done trials
 * @param mean mean score over them
 * @param sd standard deviation of the score
 * @param ciLow lower end of the corrected 95 % interval of the mean
 * @param ciHigh its upper end
 * @param diff mean difference of the score to the first row's, over the repeats and folds that are
 *     done in both; like all that follow, empty for the first row and for a row that cannot be
 *     paired with it
 * @param diffLow lower end of its corrected 95 % interval
 * @param diffHigh its upper end
 * @param t the corrected statistic
 * @param df degrees of freedom: pairs minus 1
 * @param p two-sided p value
 * @param pHolm p value with Holm's correction for the rows that were tested
 * @param pBetter Student's distribution function with {@code df} degrees of freedom at {@code t}
 * @param verdict what the comparison supports
 */
public record ComparedRow(
    String run,
    String variant,
    int n,
    OptionalDouble mean,
    OptionalDouble sd,
    OptionalDouble ciLow,
    OptionalDouble ciHigh,
    OptionalDouble diff,
    OptionalDouble diffLow,
    OptionalDouble diffHigh,
    OptionalDouble t,
    OptionalDouble df,
    OptionalDouble p,
    OptionalDouble pHolm,
    OptionalDouble pBetter,
    Verdict verdict) {

  /** The figures of a variant of a run. */
  public static ComparedRow of(String run, String variant, SummaryRow figures) {
    return new ComparedRow(
        run,
        variant,
        figures.n(),
        figures.mean(),
        figures.sd(),
        figures.ciLow(),
        figures.ciHigh(),
        figures.diff(),
        figures.diffLow(),
        figures.diffHigh(),
        figures.t(),
        figures.df(),
        figures.p(),
        figures.pHolm(),
        figures.pBetter(),
        figures.verdict());
  }

  /** The rows as CSV, with a header. */
  public static String csv(List<ComparedRow> rows) {
    StringBuilder text = new StringBuilder();
    try {
      CsvTable.of(ComparedRow.class).write(rows, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringBuilder throws none
    }
    return text.toString();
  }

  /** {@code runs/a:dropout=0.2}, as {@code compare} takes it. */
  public String name() {
    return run + ":" + variant;
  }
}
