package io.github.foldwise.reports.records;

/**
 * A row of {@code nested.csv}: the variant selected within the training rows of one fold, and its
 * accuracy on the rows that the fold holds out.
 *
 * @param repeat from 1
 * @param fold from 1
 * @param selected the variant with the highest mean accuracy over the inner folds
 * @param candidates number of variants that it was selected from
 * @param innerAccuracy that mean; optimistic, as the highest of many
 * @param accuracy on the fold's validation rows
 */
public record NestedRow(
    int repeat, int fold, String selected, int candidates, double innerAccuracy, float accuracy) {}
