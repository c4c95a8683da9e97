package io.github.foldwise.reports;

import io.github.foldwise.reports.comparison.RunComparison;
import io.github.foldwise.reports.latex.LatexReport;
import io.github.foldwise.reports.records.ComparedRow;
import io.github.foldwise.reports.text.ComparisonText;

/** A comparison of runs as the text of a file. */
public final class ComparisonWriter {
  private ComparisonWriter() {}

  /** One row per variant, with the statistics to 9 digits. */
  public static String csv(RunComparison comparison) {
    return ComparedRow.csv(comparison.rows());
  }

  /** A table and its notes. */
  public static String markdown(RunComparison comparison) {
    return ComparisonText.markdown(comparison);
  }

  /** A table and its notes, to be input by a document; see {@link LatexReport}. */
  public static String latex(RunComparison comparison) {
    return LatexReport.fragment(ComparisonText.markdown(comparison));
  }
}
