package io.github.foldwise.reports;

import java.util.List;
import java.util.Optional;

/**
 * Whether the probabilities that the baseline gives its predictions are as often right as they say.
 *
 * @param bins those with rows, by confidence
 * @param n predictions in them
 * @param repeats how many predictions there are of a row
 */
record Calibration(List<CalibrationRow> bins, long n, int repeats) {

  /** Empty where no probabilities of the baseline were kept. */
  static Optional<Calibration> of(RunRecords records) {
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
  double error() {
    return bins.stream()
        .mapToDouble(bin -> share(bin) * Math.abs(accuracy(bin) - confidence(bin)))
        .sum();
  }

  /** Mean probability of the predicted classes. */
  double meanConfidence() {
    return bins.stream().mapToDouble(bin -> share(bin) * confidence(bin)).sum();
  }

  /** The part of the predictions that is right. */
  double meanAccuracy() {
    return bins.stream().mapToDouble(bin -> share(bin) * accuracy(bin)).sum();
  }

  /**
   * Of the accuracy of a bin. Repeats judge the same rows again: they make no more rows of them.
   */
  WilsonInterval interval(CalibrationRow bin) {
    return WilsonInterval.of(accuracy(bin), (double) bin.n() / repeats);
  }

  double share(CalibrationRow bin) {
    return (double) bin.n() / n;
  }

  static double confidence(CalibrationRow bin) {
    return bin.meanConfidence().orElseThrow();
  }

  static double accuracy(CalibrationRow bin) {
    return bin.accuracy().orElseThrow();
  }
}
