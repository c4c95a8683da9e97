package io.github.foldwise.run.records;

import io.github.foldwise.reports.records.CalibrationRow;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.trial.ConfidenceBin;
import io.github.foldwise.trial.Evaluation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How confident variants were on held-out rows, and how often they were right. */
final class CalibrationRows {
  private CalibrationRows() {}

  /** Pools all rows of each variant's finished trials, in plan order. */
  static List<CalibrationRow> of(List<TrialRecords> trials) {
    Map<String, Sums> byVariant = new LinkedHashMap<>();
    for (TrialRecords trial : trials) {
      trial
          .outcome()
          .validation()
          .map(Evaluation::confidence)
          .filter(bins -> trial.outcome().status() == TrialStatus.DONE && !bins.isEmpty())
          .ifPresent(
              bins ->
                  byVariant
                      .computeIfAbsent(trial.trial().variant().variant().name(), v -> new Sums())
                      .add(bins));
    }
    return byVariant.entrySet().stream().flatMap(e -> e.getValue().rows(e.getKey())).toList();
  }

  private static final class Sums {
    private final int[] rows = new int[ConfidenceBin.COUNT];
    private final int[] correct = new int[ConfidenceBin.COUNT];
    private final double[] confidence = new double[ConfidenceBin.COUNT];

    void add(List<ConfidenceBin> bins) {
      for (int i = 0; i < bins.size(); i++) {
        rows[i] += bins.get(i).rows();
        correct[i] += bins.get(i).correct();
        confidence[i] += bins.get(i).confidence();
      }
    }

    Stream<CalibrationRow> rows(String variant) {
      return IntStream.range(0, ConfidenceBin.COUNT).mapToObj(i -> row(variant, i));
    }

    private CalibrationRow row(String variant, int i) {
      return new CalibrationRow(
          variant,
          i / (double) ConfidenceBin.COUNT,
          (i + 1) / (double) ConfidenceBin.COUNT,
          rows[i],
          mean(confidence[i], rows[i]),
          mean(correct[i], rows[i]));
    }

    private static OptionalDouble mean(double sum, int n) {
      return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / n);
    }
  }
}
