package io.github.foldwise.reports.records;

/**
 * A row of {@code warnings.csv}: what a reader of the run must know.
 *
 * @param kind in a word or two, such as {@code duplicate images}
 * @param finding what was found, with its numbers; one or more sentences
 * @param consequence its effect on the figures; one or more sentences
 */
public record WarningRow(String kind, String finding, String consequence) {
  /** Kind of the warning that trials no longer in the tables used the test set. */
  public static final String OPENED_BEFORE = "test set opened before";
}
