package io.github.foldwise.reports.records;

/**
 * A row of {@code published.csv}: figures that someone else published for a row of a table.
 *
 * @param source who published it, where, and how it was measured
 * @param table the table's name
 * @param variant the variant of this run that it belongs to
 * @param accuracy a fraction
 * @param loss as published
 * @param chosen whether the source calls it the best choice
 */
public record PublishedRow(
    String source, String table, String variant, double accuracy, double loss, boolean chosen) {}
