package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.ConfusionRow;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Counts of true against predicted classes, and the scores per class. */
public final class ConfusionMatrix {
  private final int[][] counts; // [true][predicted]

  private ConfusionMatrix(int[][] counts) {
    this.counts = counts;
  }

  /** The matrix of one trial's rows; cells that no row names are 0. */
  public static ConfusionMatrix of(int classes, List<ConfusionRow> rows) {
    int[][] counts = new int[classes][classes];
    for (ConfusionRow row : rows) {
      counts[row.trueLabel()][row.predicted()] += row.count();
    }
    return new ConfusionMatrix(counts);
  }

  public int classes() {
    return counts.length;
  }

  public int at(int trueLabel, int predicted) {
    return counts[trueLabel][predicted];
  }

  public int least() {
    return IntStream.range(0, classes()).map(this::leastOfRow).min().orElse(0);
  }

  public int most() {
    return IntStream.range(0, classes()).map(this::mostOfRow).max().orElse(0);
  }

  public long total() {
    return IntStream.range(0, classes()).mapToLong(this::support).sum();
  }

  public double accuracy() {
    return ratio(IntStream.range(0, classes()).mapToLong(c -> at(c, c)).sum(), total());
  }

  /** Precision, recall and F1 of one class; 0 where nothing can be divided. */
  public ClassScore score(int label) {
    double precision = ratio(at(label, label), timesPredicted(label));
    double recall = ratio(at(label, label), support(label));
    double f1 = ratio(2L * at(label, label), timesPredicted(label) + support(label));
    return new ClassScore(precision, recall, f1, support(label));
  }

  List<ClassScore> scores() {
    return IntStream.range(0, classes()).mapToObj(this::score).toList();
  }

  /** The mean over classes, each weighing the same. */
  public ClassScore macroAverage() {
    return average(IntStream.range(0, classes()).mapToLong(label -> 1).toArray());
  }

  /** The mean over classes, each weighing what it has of rows. */
  public ClassScore weightedAverage() {
    return average(IntStream.range(0, classes()).mapToLong(this::support).toArray());
  }

  private ClassScore average(long[] weights) {
    long sum = LongStream.of(weights).sum();
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    for (int label = 0; label < weights.length; label++) {
      ClassScore score = score(label);
      double share = ratio(weights[label], sum);
      precision += share * score.precision();
      recall += share * score.recall();
      f1 += share * score.f1();
    }
    return new ClassScore(precision, recall, f1, total());
  }

  /** Pairs of classes that were taken for each other, the most frequent first. */
  public List<Confusion> confusions() {
    return IntStream.range(0, classes())
        .boxed()
        .flatMap(
            trueLabel ->
                IntStream.range(0, classes())
                    .filter(predicted -> predicted != trueLabel && at(trueLabel, predicted) > 0)
                    .mapToObj(
                        predicted -> new Confusion(trueLabel, predicted, at(trueLabel, predicted))))
        .sorted(Comparator.comparingInt(Confusion::count).reversed()) // stable: ties by class
        .toList();
  }

  /** The share of a class's rows that were taken for another. */
  public double shareOfClass(Confusion confusion) {
    return ratio(confusion.count(), support(confusion.trueLabel()));
  }

  private long support(int label) {
    return IntStream.range(0, classes()).mapToLong(predicted -> at(label, predicted)).sum();
  }

  private long timesPredicted(int label) {
    return IntStream.range(0, classes()).mapToLong(trueLabel -> at(trueLabel, label)).sum();
  }

  private int leastOfRow(int trueLabel) {
    return IntStream.range(0, classes()).map(c -> at(trueLabel, c)).min().orElse(0);
  }

  private int mostOfRow(int trueLabel) {
    return IntStream.range(0, classes()).map(c -> at(trueLabel, c)).max().orElse(0);
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / (double) whole;
  }
}
