package io.github.foldwise.reports.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How well one class is separated from all others: two areas over the trials, and the mean curves
 * of the trials, whose areas are the means of theirs.
 *
 * @param rows predictions of rows of the class
 * @param areaUnderCurve of the receiver operating characteristic
 * @param averagePrecision area under precision over recall
 * @param recalls mean recall at each of {@link #RATES}
 * @param precisions mean precision at each of {@link #RECALLS}
 */
public record ClassRanking(
    long rows,
    FoldStatistics areaUnderCurve,
    FoldStatistics averagePrecision,
    List<Double> recalls,
    List<Double> precisions) {
  private static final int POINTS = 400;

  /** False positive rates, dense at 0, where the curves rise. */
  public static final List<Double> RATES = grid(share -> share * share);

  /** Recalls, evenly spaced. */
  public static final List<Double> RECALLS = grid(share -> share);

  /** The values of one trial: of one class, or their means over classes. */
  record OfTrial(double area, double precision, List<Double> recalls, List<Double> precisions) {

    /** Of a class that has rows, as others have. */
    static OfTrial of(Ranking ranking) {
      return new OfTrial(
          ranking.areaUnderCurve().orElseThrow(),
          ranking.averagePrecision().orElseThrow(),
          RATES.stream().map(ranking::recallAt).toList(),
          RECALLS.stream().map(ranking::precisionAt).toList());
    }

    /** The unweighted mean of at least one. */
    static OfTrial mean(List<OfTrial> all) {
      return new OfTrial(
          all.stream().mapToDouble(OfTrial::area).average().orElseThrow(),
          all.stream().mapToDouble(OfTrial::precision).average().orElseThrow(),
          means(all, OfTrial::recalls),
          means(all, OfTrial::precisions));
    }

    private static List<Double> means(
        List<OfTrial> all, Function<OfTrial, List<Double>> ordinates) {
      double[] sums = new double[POINTS + 1];
      for (OfTrial one : all) {
        List<Double> values = ordinates.apply(one);
        for (int i = 0; i < sums.length; i++) {
          sums[i] += values.get(i);
        }
      }
      return DoubleStream.of(sums).mapToObj(sum -> sum / all.size()).toList();
    }
  }

  /** Over at least one trial, with their ratio of validation to training rows. */
  static ClassRanking of(long rows, List<OfTrial> trials, double ratio) {
    OfTrial mean = OfTrial.mean(trials);
    return new ClassRanking(
        rows,
        FoldStatistics.of(trials.stream().mapToDouble(OfTrial::area).toArray(), ratio),
        FoldStatistics.of(trials.stream().mapToDouble(OfTrial::precision).toArray(), ratio),
        mean.recalls(),
        mean.precisions());
  }

  private static List<Double> grid(Function<Double, Double> at) {
    List<Double> grid = new ArrayList<>();
    IntStream.rangeClosed(0, POINTS).forEach(i -> grid.add(at.apply((double) i / POINTS)));
    return List.copyOf(grid);
  }
}
