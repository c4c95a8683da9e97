package io.github.foldwise.studies.parity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What one tool reached on the folds.
 *
 * @param tool its name
 * @param trials table with the columns {@code accuracy} and {@code loss}, a line per fold
 */
record ToolResult(String tool, List<CSVRecord> trials) {
  private static final CSVFormat TABLE =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  static ToolResult read(String tool, Path file) throws IOException {
    try (CSVParser parser = CSVParser.parse(file, UTF_8, TABLE)) {
      return new ToolResult(tool, parser.getRecords());
    }
  }

  /** Its trials of one variant. */
  ToolResult of(String variant) {
    return new ToolResult(
        tool, trials.stream().filter(trial -> trial.get("variant").equals(variant)).toList());
  }

  double meanAccuracy() {
    return mean(column("accuracy"));
  }

  /** For the difference of two means over separate trials: {@code √(s₁²/n₁ + s₂²/n₂)}. */
  double standardErrorOfDifference(ToolResult other) {
    return Math.sqrt(variance() / trials.size() + other.variance() / other.trials.size());
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.4f | %.4f | %.4f |",
        tool,
        trials.size(),
        meanAccuracy(),
        Math.sqrt(variance()),
        mean(column("loss")));
  }

  private double variance() {
    double mean = meanAccuracy();
    double squares = Arrays.stream(column("accuracy")).map(a -> (a - mean) * (a - mean)).sum();
    return squares / (trials.size() - 1);
  }

  private double[] column(String name) {
    return trials.stream().mapToDouble(trial -> Double.parseDouble(trial.get(name))).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
