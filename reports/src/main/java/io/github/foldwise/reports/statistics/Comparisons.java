package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.AblationTable;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of one table, each compared with the baseline. */
final class Comparisons {
  private final AblationTable table;
  private final Map<String, List<TrialRow>> trials;
  private final double margin;
  private final Map<String, Comparison> byVariant = new HashMap<>();

  private Comparisons(AblationTable table, Map<String, List<TrialRow>> trials, double margin) {
    this.table = table;
    this.trials = trials;
    this.margin = margin;
  }

  /** By the names of the table's variants. */
  static Map<String, Comparison> of(
      AblationTable table, Map<String, List<TrialRow>> trialsByVariant, double margin) {
    return new Comparisons(table, trialsByVariant, margin).compare();
  }

  /** A row whose differences can be tested. */
  private record Tested(String variant, Pairs pairs, PairedTest test) {}

  private Map<String, Comparison> compare() {
    List<Tested> tested = new ArrayList<>();
    for (String variant : table.variants()) {
      Pairs pairs = Pairs.of(trialsOf(RunRecords.BASELINE), trialsOf(variant));
      List<Double> differences = pairs.differences();
      if (variant.equals(RunRecords.BASELINE)) {
        byVariant.put(variant, Comparison.NONE);
      } else if (table.onOtherFolds().contains(variant) || !pairs.haveTheSameRows()) {
        byVariant.put(variant, Comparison.NOT_COMPARABLE);
      } else if (differences.isEmpty()) {
        byVariant.put(variant, Comparison.NONE);
      } else if (differences.size() == 1) {
        byVariant.put(variant, Comparison.ofOnePair(differences.get(0)));
      } else {
        pairs
            .test()
            .ifPresentOrElse(
                test -> tested.add(new Tested(variant, pairs, test)),
                () -> byVariant.put(variant, Comparison.ofEqualPairs(differences)));
      }
    }
    correct(tested);
    return byVariant;
  }

  private void correct(List<Tested> rows) {
    List<Holm> holm = Holm.of(rows.stream().map(row -> row.test().p()).toList());
    for (int i = 0; i < rows.size(); i++) {
      Tested row = rows.get(i);
      Verdict verdict = Verdicts.of(row.test(), holm.get(i), margin, row.pairs());
      byVariant.put(row.variant(), Comparison.of(row.test(), holm.get(i), verdict));
    }
  }

  private List<TrialRow> trialsOf(String variant) {
    return trials.getOrDefault(variant, List.of());
  }
}
