package io.github.foldwise.metrics;

/**
 * How well a class is found, or the mean over classes. 0 if the divisor is 0.
 *
 * @param precision of the rows that were taken for the class, the share that is of it
 * @param recall of the rows of the class, the share that was taken for it
 * @param f1 harmonic mean of both
 * @param support rows of the class, or their weight
 */
public record ClassScore(double precision, double recall, double f1, double support) {}
