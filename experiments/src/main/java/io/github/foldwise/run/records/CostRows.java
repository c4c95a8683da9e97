package io.github.foldwise.run.records;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.reports.records.CostRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.trial.TrialCosts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the trainings of each variant took: the rows of {@code costs.csv}. */
final class CostRows {
  private final Map<String, Long> operations = new LinkedHashMap<>(); // per row, by variant

  CostRows(CheckedExperiment experiment, TrialCosts costs) {
    for (CheckedVariant variant : experiment.variants()) {
      operations.put(
          variant.variant().name(), costs.ofExample(variant.model()).trainingOperations());
    }
  }

  /** One for each variant whose operations are known and that trained an epoch. */
  List<CostRow> of(List<TrialRow> trials) {
    return operations.entrySet().stream()
        .filter(variant -> variant.getValue() > 0)
        .flatMap(variant -> row(variant.getKey(), variant.getValue(), trials))
        .toList();
  }

  private static Stream<CostRow> row(String variant, long perRow, List<TrialRow> all) {
    List<TrialRow> trained =
        all.stream()
            .filter(trial -> trial.variant().equals(variant) && trial.epochs() > 0)
            .toList();
    long passes =
        trained.stream().mapToLong(trial -> (long) trial.trainRows() * trial.epochs()).sum();
    return trained.isEmpty()
        ? Stream.empty()
        : Stream.of(new CostRow(variant, perRow, trained.size(), passes, (double) perRow * passes));
  }
}
