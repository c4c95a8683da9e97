package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.CalibrationRow;
import io.github.foldwise.reports.records.RunRecords;
import java.util.List;
import java.util.Optional;

/**
 * Whether the probabilities that the baseline gives its predictions are as often right as they say.
 *
 * @param bins those with rows, by confidence
 * @param n predictions in them
 * @param repeats how many predictions there are of a row
 */
public record Calibration(List<CalibrationRow> bins, long n, int repeats) {

  /** Empty where no probabilities of the baseline were kept. */
  public static Optional<Calibration> of(RunRecords records) {
    List<CalibrationRow> bins =
        records.supplements().calibration().stream()
            .filter(row -> row.variant().equals(RunRecords.BASELINE) && row.n() > 0)
            .toList();
    return bins.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Calibration(
                bins,
                bins.stream().mapToLong(CalibrationRow::n).sum(),
                records.provenance().repeats()));
  }

  /** Expected calibration error: {@code Σ nᵢ/n · |accuracyᵢ − confidenceᵢ|} over the bins. */
  public double error() {
    return bins.stream()
        .mapToDouble(bin -> share(bin) * Math.abs(accuracy(bin) - confidence(bin)))
        .sum();
  }

  /** Mean probability of the predicted classes. */
  public double meanConfidence() {
    return bins.stream().mapToDouble(bin -> share(bin) * confidence(bin)).sum();
  }

  /** The part of the predictions that is right. */
  public double meanAccuracy() {
    return bins.stream().mapToDouble(bin -> share(bin) * accuracy(bin)).sum();
  }

  /**
   * Of the accuracy of a bin. Repeats judge the same rows again: they make no more rows of them.
   */
  public WilsonInterval interval(CalibrationRow bin) {
    return WilsonInterval.of(accuracy(bin), (double) bin.n() / repeats);
  }

  public double share(CalibrationRow bin) {
    return (double) bin.n() / n;
  }

  public static double confidence(CalibrationRow bin) {
    return bin.meanConfidence().orElseThrow();
  }

  public static double accuracy(CalibrationRow bin) {
    return bin.accuracy().orElseThrow();
  }
}
