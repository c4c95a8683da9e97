package io.github.foldwise.metrics;

/**
 * Expected calibration error: rows are put into bins of equal width by the probability of their
 * predicted class; it is the mean over the bins, by their weight, of how far the share of right
 * predictions is from the mean probability. A bin holds its upper edge, the first one 0 too.
 */
final class CalibrationError {
  private CalibrationError() {}

  static double of(EvaluatedRows rows, int bins) {
    double[] surplus = new double[bins]; // Σ w · (probability − right)
    double total = 0;
    for (int row = 0; row < rows.size(); row++) {
      double probability = rows.probability(row, rows.predicted(row));
      double right = rows.predicted(row) == rows.label(row) ? 1 : 0;
      surplus[bin(probability, bins)] += rows.weight(row) * (probability - right);
      total += rows.weight(row);
    }
    double sum = 0;
    for (double gap : surplus) {
      sum += Math.abs(gap);
    }
    return sum / total;
  }

  private static int bin(double probability, int bins) {
    int bin = 0;
    while (bin < bins - 1 && probability > (bin + 1) / (double) bins) {
      bin++;
    }
    return bin;
  }
}
