package io.github.foldwise.reports.records;

/**
 * A row of {@code warnings.csv}: something about a run that its reader must know.
 *
 * @param kind in a word or two, such as {@code duplicate images}
 * @param finding what was found, with its numbers; one or more sentences
 * @param consequence what it means for the figures; one or more sentences
 */
public record WarningRow(String kind, String finding, String consequence) {
  /** Kind of the warning that trials which are no more in the tables looked at the test set. */
  public static final String OPENED_BEFORE = "test set opened before";
}
