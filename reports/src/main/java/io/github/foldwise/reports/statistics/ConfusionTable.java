package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.ConfusionRow;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.TrialRow;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The confusion matrix of a report: counts of true against predicted classes, and their scores. */
public final class ConfusionTable {

  /**
   * Rows of one class that were predicted as another.
   *
   * @param trueLabel their class
   * @param predicted the class predicted for them
   * @param count number of rows
   */
  public record Pair(int trueLabel, int predicted, int count) {}

  private final int[][] counts; // [true][predicted]

  private final int most;

  private ConfusionTable(int[][] counts) {
    this.counts = counts;
    this.most = Stream.of(counts).flatMapToInt(IntStream::of).max().orElse(0);
  }

  /** The sum of these rows; counts without a row are 0. */
  public static ConfusionTable of(int classes, List<ConfusionRow> rows) {
    int[][] counts = new int[classes][classes];
    for (ConfusionRow row : rows) {
      counts[row.trueLabel()][row.predicted()] += row.count();
    }
    return new ConfusionTable(counts);
  }

  /** Of these counts: a row for each true class, a column for each predicted one; copied. */
  public static ConfusionTable of(int[][] counts) {
    return new ConfusionTable(Stream.of(counts).map(int[]::clone).toArray(int[][]::new));
  }

  /** All validation rows of the baseline, each as often as a done trial predicted it. */
  public static ConfusionTable ofTheBaseline(RunRecords records) {
    return ofValidation(records, RunRecords.BASELINE);
  }

  /** All validation rows of a variant, each as often as a done trial predicted it. */
  public static ConfusionTable ofValidation(RunRecords records, String variant) {
    List<TrialRow> done =
        records.trials().stream()
            .filter(trial -> trial.isDone() && trial.variant().equals(variant))
            .toList();
    return of(
        records.provenance().data().classes().size(),
        records.confusion().stream()
            .filter(row -> row.set().equals("validation") && done.stream().anyMatch(row::isOf))
            .toList());
  }

  /** The number of classes. */
  public int classes() {
    return counts.length;
  }

  /** Rows of a class that were predicted as another, or as the same. */
  public int at(int trueLabel, int predicted) {
    return counts[trueLabel][predicted];
  }

  /** The least count. */
  public int least() {
    return Stream.of(counts).flatMapToInt(IntStream::of).min().orElse(0);
  }

  /** The largest count. */
  public int most() {
    return most;
  }

  /** The number of rows. */
  public long total() {
    return IntStream.range(0, classes()).mapToLong(this::support).sum();
  }

  /** The fraction of rows that are predicted right. */
  public double accuracy() {
    return ratio(IntStream.range(0, classes()).mapToLong(c -> at(c, c)).sum(), total());
  }

  /** The mean recall of the classes that have rows. */
  public double balancedAccuracy() {
    List<LabelScore> present = scores().stream().filter(score -> score.support() > 0).toList();
    return present.stream().mapToDouble(LabelScore::recall).average().orElse(0);
  }

  /** Precision, recall and F1 of one class; 0 instead of 0/0. */
  public LabelScore score(int label) {
    double precision = ratio(at(label, label), timesPredicted(label));
    double recall = ratio(at(label, label), support(label));
    double f1 = ratio(2L * at(label, label), timesPredicted(label) + support(label));
    return new LabelScore(precision, recall, f1, support(label));
  }

  List<LabelScore> scores() {
    return IntStream.range(0, classes()).mapToObj(this::score).toList();
  }

  /** Whether rows are of this class, or were predicted as it. */
  public boolean occurs(int label) {
    return support(label) > 0 || timesPredicted(label) > 0;
  }

  /** The unweighted mean over the classes that occur, as scikit-learn takes it. */
  public LabelScore macroAverage() {
    return average(
        IntStream.range(0, classes()).mapToLong(label -> occurs(label) ? 1 : 0).toArray());
  }

  /** The mean over classes, weighted by their rows. */
  public LabelScore weightedAverage() {
    return average(IntStream.range(0, classes()).mapToLong(this::support).toArray());
  }

  private LabelScore average(long[] weights) {
    long sum = LongStream.of(weights).sum();
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    for (int label = 0; label < weights.length; label++) {
      LabelScore score = score(label);
      double share = ratio(weights[label], sum);
      precision += share * score.precision();
      recall += share * score.recall();
      f1 += share * score.f1();
    }
    return new LabelScore(precision, recall, f1, total());
  }

  /** Pairs of classes that were confused, the most frequent first. */
  public List<Pair> confusions() {
    return IntStream.range(0, classes())
        .boxed()
        .flatMap(
            trueLabel ->
                IntStream.range(0, classes())
                    .filter(predicted -> predicted != trueLabel && at(trueLabel, predicted) > 0)
                    .mapToObj(
                        predicted -> new Pair(trueLabel, predicted, at(trueLabel, predicted))))
        .sorted(Comparator.comparingInt(Pair::count).reversed()) // stable: ties by class
        .toList();
  }

  /** The pair's share of the rows of its true class. */
  public double shareOfClass(Pair confusion) {
    return ratio(confusion.count(), support(confusion.trueLabel()));
  }

  long support(int label) {
    return IntStream.range(0, classes()).mapToLong(predicted -> at(label, predicted)).sum();
  }

  long timesPredicted(int label) {
    return IntStream.range(0, classes()).mapToLong(trueLabel -> at(trueLabel, label)).sum();
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / (double) whole;
  }
}
