package io.github.foldwise.reports.statistics;

/**
 * Rows of one class that a model took for another.
 *
 * @param trueLabel the class that they have
 * @param predicted the class that they were given
 * @param count how many
 */
public record Confusion(int trueLabel, int predicted, int count) {}
