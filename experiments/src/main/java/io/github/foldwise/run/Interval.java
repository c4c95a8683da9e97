package io.github.foldwise.run;

/**
 * A 95 % interval, corrected for training rows that folds share.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {}
