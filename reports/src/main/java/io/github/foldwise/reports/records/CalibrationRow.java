package io.github.foldwise.reports.records;

import java.util.OptionalDouble;

/**
 * A row of {@code calibration.csv}: the validation rows of a variant's done trials whose predicted
 * class has a probability in one bin of [0,1].
 *
 * @param variant the variant's name
 * @param binLow lower end of the bin, exclusive
 * @param binHigh upper end of the bin, inclusive
 * @param n number of rows
 * @param meanConfidence mean probability of their predicted classes; empty if n = 0
 * @param accuracy fraction of them that are predicted right; empty if n = 0
 */
public record CalibrationRow(
    String variant,
    double binLow,
    double binHigh,
    int n,
    OptionalDouble meanConfidence,
    OptionalDouble accuracy) {}
