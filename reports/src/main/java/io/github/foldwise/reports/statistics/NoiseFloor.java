package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.TrialRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far scores differ by chance alone, measured in two ways.
 *
 * @param means the baseline's mean over its folds for each repeat in which all are done; each
 *     repeat has other seeds
 * @param repeats repeats in the mean of a table's row
 * @param twins pairs of variants that differ in their seeds only
 */
public record NoiseFloor(List<Double> means, int repeats, List<Twins> twins) {
  private static final String NEXT_SEED = ", next seed";

  /**
   * A variant and its copy with the next repeat's seeds, over every other repeat: the copy's trials
   * of repeat 1 are the variant's trials of repeat 2.
   *
   * @param first a variant of the same specification
   * @param second its name ends with {@code , next seed}
   * @param repeats in which both have a trial
   * @param differences second minus first, by repeat and fold
   * @param test of the differences; needs two that are not equal
   */
  public record Twins(
      String first,
      String second,
      int repeats,
      List<Double> differences,
      Optional<PairedTest> test) {
    /** The mean difference. */
    public double difference() {
      return differences.stream().mapToDouble(d -> d).average().orElseThrow();
    }
  }

  /** The noise floor that these trials measure. */
  public static NoiseFloor of(List<TrialRow> trials) {
    Map<String, List<TrialRow>> byVariant =
        trials.stream()
            .collect(
                Collectors.groupingBy(TrialRow::variant, LinkedHashMap::new, Collectors.toList()));
    return new NoiseFloor(
        means(byVariant.getOrDefault(RunRecords.BASELINE, List.of())),
        trials.stream().mapToInt(TrialRow::repeat).max().orElse(1),
        twins(byVariant));
  }

  /** Whether the run has repeats or twins. */
  public boolean isMeasured() {
    return means.size() > 1 || !twins.isEmpty();
  }

  /** Standard deviation of the repeats' means; needs two. */
  public double sd() {
    return FoldStatistics.of(means.stream().mapToDouble(mean -> mean).toArray(), 0)
        .sd()
        .orElseThrow();
  }

  /** The typical difference of two rows of a table, means over R repeats: {@code √(2/R) · sd}. */
  public double differenceOfRows() {
    return Math.sqrt(2.0 / repeats) * sd();
  }

  /**
   * The largest difference between rows of a table. Means over fewer repeats are scaled down by the
   * root of that ratio.
   */
  public double difference() {
    return twins.stream()
        .mapToDouble(
            twin -> Math.abs(twin.difference()) * Math.sqrt((double) twin.repeats() / repeats))
        .reduce(means.size() > 1 ? differenceOfRows() : 0, Math::max);
  }

  /** Repeats of different folds would differ by their folds too. */
  private static List<Double> means(List<TrialRow> baseline) {
    Set<Integer> folds = baseline.stream().map(TrialRow::fold).collect(Collectors.toSet());
    return baseline.stream()
        .filter(TrialRow::isDone)
        .collect(Collectors.groupingBy(TrialRow::repeat, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .filter(repeat -> repeat.size() == folds.size())
        .map(repeat -> FoldStatistics.of(repeat, TrialRow::score).mean().orElseThrow())
        .toList();
  }

  private static List<Twins> twins(Map<String, List<TrialRow>> trials) {
    return trials.keySet().stream()
        .filter(NoiseFloor::isOfNextSeed)
        .flatMap(
            second -> first(second, trials).flatMap(first -> twins(first, second, trials)).stream())
        .toList();
  }

  /** Whether a variant is the copy of another with the next seeds. */
  public static boolean isOfNextSeed(String variant) {
    return variant.endsWith(NEXT_SEED);
  }

  /** A trained variant of the same specification, whatever its name; empty if there is none. */
  private static Optional<String> first(String second, Map<String, List<TrialRow>> trials) {
    String specification = trials.get(second).get(0).spec();
    return trials.keySet().stream()
        .filter(name -> !isOfNextSeed(name))
        .filter(name -> trials.get(name).get(0).spec().equals(specification))
        .findFirst();
  }

  private static Optional<Twins> twins(
      String first, String second, Map<String, List<TrialRow>> trials) {
    List<TrialRow> seconds = ofOtherSeeds(trials.get(second));
    Pairs pairs = Pairs.of(ofOtherSeeds(trials.get(first)), seconds);
    List<Double> differences = pairs.differences();
    int repeats = (int) seconds.stream().map(TrialRow::repeat).distinct().count();
    return differences.isEmpty() || !pairs.haveTheSameRows()
        ? Optional.empty()
        : Optional.of(new Twins(first, second, repeats, differences, pairs.test()));
  }

  /** Over repeats 1, 3, 5…: no seed is in two pairs. */
  private static List<TrialRow> ofOtherSeeds(List<TrialRow> trials) {
    return trials.stream().filter(trial -> trial.repeat() % 2 == 1).toList();
  }
}
