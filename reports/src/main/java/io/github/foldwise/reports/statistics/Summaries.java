package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.AblationTable;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.TrialRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of {@code summary.csv}, computed from the trials. */
public final class Summaries {
  private Summaries() {}

  /**
   * One row per table and variant, over the variant's done trials, compared with the baseline.
   *
   * <p>The statistics are those of the decimals in {@code trials.csv}, so a reader of that file
   * gets the same. A variant is compared with the baseline by the differences of the score on each
   * fold of each repeat that is done in both, with the t test of Nadeau and Bengio; the p values of
   * a table are corrected after Holm, without the baseline's own row and those of variants that
   * cannot be compared. The baseline's row has no comparison, nor has a variant that shares no done
   * trial with it; a single shared trial gives a difference only.
   *
   * @param trials all trials
   * @param tables the tables, in their order; a variant without a done trial has a row with n = 0
   * @param margin difference of the score that does not matter in practice, in (0,1)
   */
  public static List<SummaryRow> of(
      List<TrialRow> trials, List<AblationTable> tables, double margin) {
    Map<String, List<TrialRow>> byVariant =
        trials.stream().collect(Collectors.groupingBy(TrialRow::variant));
    return tables.stream().flatMap(table -> rows(table, byVariant, margin)).toList();
  }

  /**
   * The rows of one table, from trials of any runs.
   *
   * @param table its variants; the one named {@code baseline} is what the others are compared with
   * @param trials by variant
   * @param margin difference that does not matter in practice, in (0,1)
   */
  public static List<SummaryRow> of(
      AblationTable table, Map<String, List<TrialRow>> trials, double margin) {
    return rows(table, trials, margin).toList();
  }

  private static Stream<SummaryRow> rows(
      AblationTable table, Map<String, List<TrialRow>> trials, double margin) {
    Map<String, Comparison> comparisons = Comparisons.of(table, trials, margin);
    return table.variants().stream()
        .map(
            variant ->
                row(
                    table.name(),
                    variant,
                    trials.getOrDefault(variant, List.of()),
                    comparisons.get(variant)));
  }

  private static SummaryRow row(
      String table, String variant, List<TrialRow> trials, Comparison comparison) {
    List<TrialRow> done = trials.stream().filter(TrialRow::isDone).toList();
    FoldStatistics score = FoldStatistics.of(done, TrialRow::score);
    return new SummaryRow(
        table,
        variant,
        done.size(),
        score.mean(),
        score.sd(),
        score.low(),
        score.high(),
        FoldStatistics.of(done, TrialRow::loss).mean(),
        FoldStatistics.of(done, TrialRow::dataLoss).mean(),
        comparison.diff(),
        comparison.low(),
        comparison.high(),
        comparison.t(),
        comparison.df(),
        comparison.p(),
        comparison.pHolm(),
        comparison.pBetter(),
        variant.equals(RunRecords.BASELINE)
            ? comparison.verdict()
            : Verdicts.ofEnds(trials).orElse(comparison.verdict()),
        FoldStatistics.of(done, TrialRow::accuracy).mean());
  }
}
