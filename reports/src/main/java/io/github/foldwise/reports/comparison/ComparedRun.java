package io.github.foldwise.reports.comparison;

import io.github.foldwise.reports.records.Provenance;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.Verdict.Kind;
import io.github.foldwise.reports.statistics.NoiseFloor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of a comparison.
 *
 * @param name as tables show it
 * @param records its contents
 */
record ComparedRun(String name, RunRecords records) {
  Provenance provenance() {
    return records.provenance();
  }

  /** All variants with trials, in plan order. */
  List<String> variants() {
    return records.trials().stream().map(TrialRow::variant).distinct().toList();
  }

  List<TrialRow> trials(String variant) {
    return records.trials().stream().filter(trial -> trial.variant().equals(variant)).toList();
  }

  /** The hash of the rows of each fold of a variant; empty if an older version wrote the run. */
  List<String> folds(String variant) {
    List<String> ofBaseline = provenance().foldRows().getOrDefault(RunRecords.BASELINE, List.of());
    return provenance().foldRows().getOrDefault(variant, ofBaseline);
  }

  /** Whether a variant was trained on other folds than the run's baseline. */
  boolean isOnOtherFolds(String variant) {
    return records.summary().stream()
        .anyMatch(
            row -> row.variant().equals(variant) && row.verdict().kind() == Kind.NOT_COMPARABLE);
  }

  /** The number of variants of which the best one is chosen; two of one computation are one. */
  long choices() {
    Map<String, String> specifications = records.specifications();
    return candidates().stream().map(row -> specifications.get(row.variant())).distinct().count();
  }

  /** Those with the most done trials; the baseline is in each table. */
  private List<SummaryRow> candidates() {
    List<SummaryRow> rows =
        records.summary().stream()
            .filter(row -> row.mean().isPresent())
            .filter(row -> !NoiseFloor.isOfNextSeed(row.variant()))
            .filter(row -> row.verdict().kind() != Kind.NOT_COMPARABLE)
            .filter(row -> row.verdict().kind() != Kind.PRUNED)
            .filter(row -> variants().contains(row.variant()))
            .toList();
    int most = rows.stream().mapToInt(SummaryRow::n).max().orElse(0);
    return rows.stream().filter(row -> row.n() == most).toList();
  }

  /** The variant with the highest mean score, the baseline on a tie with it. */
  Optional<String> best() {
    Comparator<SummaryRow> byMean = Comparator.comparingDouble(row -> row.mean().orElseThrow());
    Comparator<SummaryRow> baselineLast =
        Comparator.comparing(row -> row.variant().equals(RunRecords.BASELINE));
    return candidates().stream().max(byMean.thenComparing(baselineLast)).map(SummaryRow::variant);
  }
}
