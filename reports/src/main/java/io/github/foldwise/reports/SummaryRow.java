package io.github.foldwise.reports;

import java.util.OptionalDouble;

/**
 * A row of {@code summary.csv}: the statistics of one variant in one ablation table.
 *
 * @param table the table's name
 * @param variant the variant's name
 * @param n done trials
 * @param mean mean accuracy over them
 * @param sd standard deviation of the accuracy (divisor n − 1); needs n ≥ 2
 * @param ciLow lower end of the corrected 95 % interval of the mean; needs n ≥ 2
 * @param ciHigh its upper end
 * @param meanLoss mean loss
 * @param meanDataLoss mean loss without penalties
 * @param diff mean paired difference to the table's reference
 * @param diffLow lower end of its interval
 * @param diffHigh its upper end
 * @param t test statistic
 * @param df degrees of freedom
 * @param p two-sided p value
 * @param pHolm p value corrected for the rows of the table
 * @param pBetter probability that the variant is better
 * @param verdict the comparison in a word; empty when nothing was compared
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
    String verdict) {}
