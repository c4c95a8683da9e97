package io.github.foldwise.reports.statistics;

/**
 * Precision, recall and F1 of one class, as in scikit-learn's classification report.
 *
 * @param precision fraction of the rows predicted as this class that belong to it
 * @param recall fraction of the rows of this class that are predicted as it
 * @param f1 harmonic mean of both
 * @param support rows of this class
 */
public record LabelScore(double precision, double recall, double f1, long support) {}
