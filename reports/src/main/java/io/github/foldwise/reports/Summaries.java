package io.github.foldwise.reports;

import java.util.List;
import java.util.OptionalDouble;

/** The rows of {@code summary.csv}, computed from the trials. */
public final class Summaries {
  private Summaries() {}

  /**
   * One row per table and variant, over the variant's done trials; the comparison columns stay
   * empty.
   *
   * <p>The statistics are those of the decimals in {@code trials.csv}, so that whoever reads that
   * file computes the same.
   *
   * @param trials all trials
   * @param tables the tables, in their order; a variant without a done trial has a row with n = 0
   */
  public static List<SummaryRow> of(List<TrialRow> trials, List<AblationTable> tables) {
    return tables.stream()
        .flatMap(
            table ->
                table.variants().stream()
                    .map(variant -> row(table.name(), variant, doneTrials(trials, variant))))
        .toList();
  }

  private static List<TrialRow> doneTrials(List<TrialRow> trials, String variant) {
    return trials.stream().filter(t -> t.isDone() && t.variant().equals(variant)).toList();
  }

  private static SummaryRow row(String table, String variant, List<TrialRow> done) {
    FoldStatistics accuracy = FoldStatistics.of(done, TrialRow::accuracy);
    OptionalDouble none = OptionalDouble.empty();
    return new SummaryRow(
        table,
        variant,
        done.size(),
        accuracy.mean(),
        accuracy.sd(),
        accuracy.low(),
        accuracy.high(),
        FoldStatistics.of(done, TrialRow::loss).mean(),
        FoldStatistics.of(done, TrialRow::dataLoss).mean(),
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        "");
  }
}
