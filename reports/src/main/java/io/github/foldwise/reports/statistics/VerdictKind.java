package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.SummaryRow;

/** What the column {@code verdict} of {@code summary.csv} says of a row, without its figures. */
public enum VerdictKind {
  NONE(""),
  PRACTICALLY_EQUAL(Verdict.PRACTICALLY_EQUAL),
  BETTER(Verdict.BETTER),
  WORSE(Verdict.WORSE),
  UNDECIDED(Verdict.UNDECIDED),
  PRUNED(Verdict.PRUNED),
  NOT_COMPARABLE(Verdict.NOT_COMPARABLE);

  private final String words;

  VerdictKind(String words) {
    this.words = words;
  }

  /** A verdict that this version does not know counts as none. */
  public static VerdictKind of(SummaryRow row) {
    for (VerdictKind kind : values()) {
      if (kind != NONE && row.verdict().startsWith(kind.words)) {
        return kind;
      }
    }
    return NONE;
  }

  /** {@code practically equal}; empty where there is no verdict. */
  public String words() {
    return words;
  }

  /** Whether the row was held against the baseline to the end. */
  boolean isCompared() {
    return this != NONE && this != PRUNED && this != NOT_COMPARABLE;
  }
}
