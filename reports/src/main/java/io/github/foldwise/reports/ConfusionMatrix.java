package io.github.foldwise.reports;

import java.util.List;
import java.util.stream.IntStream;

/** Counts of true against predicted classes, and the scores per class. */
final class ConfusionMatrix {
  private final long[][] counts; // [true][predicted]

  private ConfusionMatrix(long[][] counts) {
    this.counts = counts;
  }

  /** The matrix of one trial's rows; cells that no row names are 0. */
  static ConfusionMatrix of(int classes, List<ConfusionRow> rows) {
    long[][] counts = new long[classes][classes];
    for (ConfusionRow row : rows) {
      counts[row.trueLabel()][row.predicted()] += row.count();
    }
    return new ConfusionMatrix(counts);
  }

  int classes() {
    return counts.length;
  }

  long at(int trueLabel, int predicted) {
    return counts[trueLabel][predicted];
  }

  long least() {
    return IntStream.range(0, classes()).mapToLong(this::leastOfRow).min().orElse(0);
  }

  long most() {
    return IntStream.range(0, classes()).mapToLong(this::mostOfRow).max().orElse(0);
  }

  long total() {
    return IntStream.range(0, classes()).mapToLong(this::support).sum();
  }

  double accuracy() {
    return ratio(IntStream.range(0, classes()).mapToLong(c -> at(c, c)).sum(), total());
  }

  /** Precision, recall and F1 of one class; 0 where nothing can be divided. */
  ClassScore score(int label) {
    double precision = ratio(at(label, label), timesPredicted(label));
    double recall = ratio(at(label, label), support(label));
    double f1 = ratio(2 * at(label, label), timesPredicted(label) + support(label));
    return new ClassScore(precision, recall, f1, support(label));
  }

  List<ClassScore> scores() {
    return IntStream.range(0, classes()).mapToObj(this::score).toList();
  }

  /** The mean over classes, each weighing the same. */
  ClassScore macroAverage() {
    return average(IntStream.range(0, classes()).mapToLong(label -> 1).toArray());
  }

  /** The mean over classes, each weighing what it has of rows. */
  ClassScore weightedAverage() {
    return average(IntStream.range(0, classes()).mapToLong(this::support).toArray());
  }

  private ClassScore average(long[] weights) {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    long sum = 0;
    for (int label = 0; label < weights.length; label++) {
      ClassScore score = score(label);
      precision += weights[label] * score.precision();
      recall += weights[label] * score.recall();
      f1 += weights[label] * score.f1();
      sum += weights[label];
    }
    return new ClassScore(ratio(precision, sum), ratio(recall, sum), ratio(f1, sum), total());
  }

  private long support(int label) {
    return IntStream.range(0, classes()).mapToLong(predicted -> at(label, predicted)).sum();
  }

  private long timesPredicted(int label) {
    return IntStream.range(0, classes()).mapToLong(trueLabel -> at(trueLabel, label)).sum();
  }

  private long leastOfRow(int trueLabel) {
    return IntStream.range(0, classes()).mapToLong(c -> at(trueLabel, c)).min().orElse(0);
  }

  private long mostOfRow(int trueLabel) {
    return IntStream.range(0, classes()).mapToLong(c -> at(trueLabel, c)).max().orElse(0);
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
