package io.github.foldwise.split;

/**
 * One way to divide the rows.
 *
 * @param index from 1
 * @param training rows to learn from, ascending
 * @param validation rows to judge by, ascending; none of them is in {@code training}
 */
public record Fold(int index, Rows training, Rows validation) {}
