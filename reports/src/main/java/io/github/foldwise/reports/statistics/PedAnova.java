package io.github.foldwise.reports.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How important each parameter of a search was for reaching its best scores: PED-ANOVA (Watanabe,
 * Bansal and Hutter, 2023), as Optuna computes it.
 *
 * <p>Each parameter's range is divided into at most 50 cells. Parzen estimators with Scott's
 * bandwidth give the density {@code p} of its values among all variants and {@code q} among the
 * best ones; the importance is the Pearson divergence {@code Σ p · (q/p − 1)²} over the cells, as a
 * share of the sum over all parameters. It knows no interactions.
 */
final class PedAnova {
  private static final int MOST_CELLS = 50;
  private static final double FLOOR = 1e-12; // keeps q/p finite
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final int best;
  private final double[] scores;

  /**
   * The importances for scores.
   *
   * @param best number of the best scores that count as good; those equal to the last count too
   * @param scores of the variants
   */
  PedAnova(int best, double[] scores) {
    this.best = best;
    this.scores = scores.clone();
  }

  /** The shares of parameters, whose sum is 1; equal ones if no parameter tells good from bad. */
  double[] importances(List<SearchParameter> parameters) {
    double[] divergences = parameters.stream().mapToDouble(this::divergence).toArray();
    double sum = DoubleStream.of(divergences).sum();
    return DoubleStream.of(divergences)
        .map(divergence -> sum == 0 ? 1.0 / divergences.length : divergence / sum)
        .toArray();
  }

  private double divergence(SearchParameter parameter) {
    if (parameter.isSingle()) {
      return 0;
    }
    int[] cells = cells(parameter);
    int size = parameter.isCategorical() ? parameter.categories().size() : cellsOf(parameter);
    double cutoff = Arrays.stream(scores).sorted().toArray()[scores.length - best];
    double[] all = density(parameter, counts(cells, size, Double.NEGATIVE_INFINITY));
    double[] good = density(parameter, counts(cells, size, cutoff));
    double divergence = 0;
    for (int cell = 0; cell < size; cell++) {
      double p = all[cell] + FLOOR;
      double ratio = (good[cell] + FLOOR) / p - 1;
      divergence += p * ratio * ratio;
    }
    return divergence;
  }

  private int[] counts(int[] cells, int size, double least) {
    int[] counts = new int[size];
    for (int i = 0; i < cells.length; i++) {
      if (scores[i] >= least) {
        counts[cells[i]]++;
      }
    }
    return counts;
  }

  /** The cell of each variant's value; a value between two cells belongs to the lower one. */
  private static int[] cells(SearchParameter parameter) {
    if (parameter.isCategorical()) {
      return parameter.indices();
    }
    double[] places = parameter.places();
    double low = DoubleStream.of(places).min().orElseThrow();
    double high = DoubleStream.of(places).max().orElseThrow();
    int size = cellsOf(parameter);
    double step = (high - low) / (size - 1);
    return DoubleStream.of(places)
        .mapToInt(
            place -> (int) Math.max(0, Math.min(size - 1, Math.ceil((place - low) / step - 0.5))))
        .toArray();
  }

  private static int cellsOf(SearchParameter parameter) {
    if (!parameter.isWhole()) {
      return MOST_CELLS;
    }
    double span = parameter.most() - parameter.least();
    double cells =
        parameter.isLogarithmic() ? Math.ceil(Math.log(span + 1) / Math.log(2)) + 1 : span + 1;
    return (int) Math.min(cells, MOST_CELLS);
  }

  private static double[] density(SearchParameter parameter, int[] counts) {
    return parameter.isCategorical() ? ofCategories(counts) : ofNumbers(counts);
  }

  /** One kernel for each category that occurs, and a uniform one with the weight of one variant. */
  private static double[] ofCategories(int[] counts) {
    int[] occurring = occurring(counts);
    double total = IntStream.of(counts).sum() + 1;
    double smoothing = 1.0 / (occurring.length + 1);
    double kernelSum = 1 + counts.length * smoothing;
    double[] density = new double[counts.length];
    for (int category = 0; category < counts.length; category++) {
      double sum = 1.0 / counts.length;
      for (int kernel : occurring) {
        sum += counts[kernel] * (smoothing + (kernel == category ? 1 : 0)) / kernelSum;
      }
      density[category] = sum / total;
    }
    return density;
  }

  /** One normal kernel for each cell that occurs, and a wide one with the weight of one variant. */
  private static double[] ofNumbers(int[] counts) {
    int[] occurring = occurring(counts);
    int n = IntStream.of(counts).sum();
    double width = bandwidth(counts, occurring, n);
    int last = counts.length - 1;
    double[] density = new double[counts.length];
    for (int cell = 0; cell < counts.length; cell++) {
      double sum = kernel(cell, last / 2.0, last + 1, last);
      for (int middle : occurring) {
        sum += counts[middle] * kernel(cell, middle, width, last);
      }
      density[cell] = sum / (n + 1);
    }
    return density;
  }

  private static double kernel(int cell, double middle, double width, int last) {
    return mass(cell - 0.5, cell + 0.5, middle, width) / mass(-0.5, last + 0.5, middle, width);
  }

  private static double mass(double from, double to, double middle, double width) {
    return NORMAL.probability((from - middle) / width, (to - middle) / width);
  }

  /** Scott's rule (1992), but 90 % of a kernel are at least as wide as a cell. */
  private static double bandwidth(int[] counts, int[] occurring, int n) {
    double mean = IntStream.of(occurring).mapToDouble(c -> (double) c * counts[c]).sum() / n;
    double squares =
        IntStream.of(occurring).mapToDouble(c -> counts[c] * (c - mean) * (c - mean)).sum();
    double sd = Math.sqrt(squares / Math.max(1, n - 1));
    double range = quartile(counts, occurring, n * 3 / 4 + 1) - quartile(counts, occurring, n / 4);
    return Math.max(1.059 * Math.min(range / 1.34, sd) * Math.pow(n, -0.2), 0.5 / 1.64);
  }

  /** The first cell up to which there are so many values, or the last that occurs. */
  private static int quartile(int[] counts, int[] occurring, int values) {
    int sum = 0;
    for (int cell : occurring) {
      sum += counts[cell];
      if (sum >= values) {
        return cell;
      }
    }
    return occurring[occurring.length - 1];
  }

  private static int[] occurring(int[] counts) {
    return IntStream.range(0, counts.length).filter(cell -> counts[cell] > 0).toArray();
  }
}
