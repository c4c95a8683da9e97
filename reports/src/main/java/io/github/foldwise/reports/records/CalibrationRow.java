package io.github.foldwise.reports.records;

import java.util.OptionalDouble;

/**
 * A row of {@code calibration.csv}: the validation rows of a variant's done trials whose predicted
 * class has a probability in one part of [0,1].
 *
 * @param variant the variant's name
 * @param binLow lower end of the part; the row's probabilities lie above it
 * @param binHigh upper end of the part, which belongs to it
 * @param n number of rows
 * @param meanConfidence mean probability of their predicted classes; empty where n = 0
 * @param accuracy share of them that the prediction is right for; empty where n = 0
 */
public record CalibrationRow(
    String variant,
    double binLow,
    double binHigh,
    int n,
    OptionalDouble meanConfidence,
    OptionalDouble accuracy) {}
