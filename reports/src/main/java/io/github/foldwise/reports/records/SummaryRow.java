package io.github.foldwise.reports.records;

import java.util.OptionalDouble;

/**
 * A row of {@code summary.csv}: the statistics of one variant in one ablation table.
 *
 * @param table the table's name
 * @param variant the variant's name
 * @param n done trials
 * @param mean mean score over them, which is the accuracy unless the experiment says otherwise
 * @param sd standard deviation of the score (divisor n − 1); needs n ≥ 2
 * @param ciLow lower end of the corrected 95 % interval of the mean; needs n ≥ 2
 * @param ciHigh its upper end
 * @param meanLoss mean loss
 * @param meanDataLoss mean loss without penalties
 * @param diff mean difference of the score to the baseline, over the repeats and folds that are
 *     done in both; like all that follow, empty for the baseline itself
 * @param diffLow lower end of its corrected 95 % interval; like all that follow but {@code df},
 *     needs two pairs whose differences are not equal
 * @param diffHigh its upper end
 * @param t the corrected statistic
 * @param df degrees of freedom: pairs minus 1
 * @param p two-sided p value
 * @param pHolm p value with Holm's correction for the rows of the table
 * @param pBetter Student's distribution function with {@code df} degrees of freedom at {@code t}
 * @param verdict what the comparison supports
 * @param meanAccuracy mean accuracy over the done trials
 */
public record SummaryRow(
    String table,
    String variant,
    int n,
    OptionalDouble mean,
    OptionalDouble sd,
    OptionalDouble ciLow,
    OptionalDouble ciHigh,
    OptionalDouble meanLoss,
    OptionalDouble meanDataLoss,
    OptionalDouble diff,
    OptionalDouble diffLow,
    OptionalDouble diffHigh,
    OptionalDouble t,
    OptionalDouble df,
    OptionalDouble p,
    OptionalDouble pHolm,
    OptionalDouble pBetter,
    Verdict verdict,
    @Later OptionalDouble meanAccuracy) {

  /** A mean accuracy that an earlier version did not write is the mean score. */
  public SummaryRow {
    meanAccuracy = meanAccuracy.isPresent() ? meanAccuracy : mean;
  }
}
