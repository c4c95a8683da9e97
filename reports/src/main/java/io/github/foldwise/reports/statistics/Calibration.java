package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.CalibrationRow;
import io.github.foldwise.reports.records.RunRecords;
import java.util.List;
import java.util.Optional;

/**
 * How well the predicted probabilities of the baseline match its accuracy.
 *
 * @param bins the bins that hold rows, by confidence
 * @param n predictions in them
 * @param rows different rows that were predicted
 */
public record Calibration(List<CalibrationRow> bins, long n, long rows) {

  /** Empty if the run kept no probabilities of the baseline. */
  public static Optional<Calibration> of(RunRecords records) {
    List<CalibrationRow> bins =
        records.supplements().calibration().stream()
            .filter(row -> row.variant().equals(RunRecords.BASELINE) && row.n() > 0)
            .toList();
    return bins.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Calibration(
                bins, bins.stream().mapToLong(CalibrationRow::n).sum(), records.validatedRows()));
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

  /** The fraction of predictions that are right. */
  public double meanAccuracy() {
    return bins.stream().mapToDouble(bin -> share(bin) * accuracy(bin)).sum();
  }

  /** The interval of a bin's accuracy; predicting the same rows again adds none. */
  public WilsonInterval interval(CalibrationRow bin) {
    return WilsonInterval.of(accuracy(bin), share(bin) * rows);
  }

  /** The fraction of all predictions in a bin. */
  public double share(CalibrationRow bin) {
    return (double) bin.n() / n;
  }

  /** The mean probability of a bin that holds rows. */
  public static double confidence(CalibrationRow bin) {
    return bin.meanConfidence().orElseThrow();
  }

  /** The accuracy of a bin that holds rows. */
  public static double accuracy(CalibrationRow bin) {
    return bin.accuracy().orElseThrow();
  }
}
