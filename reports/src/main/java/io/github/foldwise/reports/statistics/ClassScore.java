package io.github.foldwise.reports.statistics;

/**
 * How well one class is found, as scikit-learn's classification report says it.
 *
 * @param precision of the rows given this class, the fraction that has it
 * @param recall of the rows that have this class, the fraction given it
 * @param f1 harmonic mean of both
 * @param support rows that have this class
 */
public record ClassScore(double precision, double recall, double f1, long support) {}
