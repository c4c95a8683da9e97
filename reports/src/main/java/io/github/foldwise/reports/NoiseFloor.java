package io.github.foldwise.reports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How far accuracies lie apart where nothing but chance differs, measured in two ways.
 *
 * @param means the baseline's mean over its folds, one for each repeat in which all are done; each
 *     repeat has other seeds
 * @param twins pairs of variants that differ in their seeds alone
 */
record NoiseFloor(List<Double> means, List<Twins> twins) {
  private static final String NEXT_SEED = ", next seed";

  /**
   * A variant and the same again with the seeds of the repeat after.
   *
   * @param first the variant, or the baseline where the variant was not trained with its own seeds
   *     and is the baseline's computation in other words
   * @param second its name ends with {@code , next seed}
   * @param differences of the second to the first, by repeat and fold
   * @param ratio validation rows over training rows
   */
  record Twins(String first, String second, List<Double> differences, double ratio) {
    double difference() {
      return FoldStatistics.of(differences.stream().mapToDouble(d -> d).toArray(), ratio)
          .mean()
          .orElseThrow();
    }

    /** What can be said of two pairs or more. */
    Optional<PairedTest> test() {
      return differences.size() > 1
          ? Optional.of(PairedTest.of(differences, ratio))
          : Optional.empty();
    }
  }

  static NoiseFloor of(List<TrialRow> trials) {
    Map<String, List<TrialRow>> byVariant =
        trials.stream()
            .collect(
                Collectors.groupingBy(TrialRow::variant, LinkedHashMap::new, Collectors.toList()));
    return new NoiseFloor(
        means(byVariant.getOrDefault(RunRecords.BASELINE, List.of())), twins(byVariant));
  }

  boolean isMeasured() {
    return means.size() > 1 || !twins.isEmpty();
  }

  /** Of the means of repeats; needs two. */
  double sd() {
    return FoldStatistics.of(means.stream().mapToDouble(mean -> mean).toArray(), 0)
        .sd()
        .orElseThrow();
  }

  /**
   * The largest measured: two means of repeats lie apart by √2 standard deviations, twins by their
   * difference.
   */
  double difference() {
    double repeats = means.size() > 1 ? Math.sqrt(2) * sd() : 0;
    return twins.stream()
        .mapToDouble(twin -> Math.abs(twin.difference()))
        .reduce(repeats, Math::max);
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
        .map(repeat -> FoldStatistics.of(repeat, TrialRow::accuracy).mean().orElseThrow())
        .toList();
  }

  private static List<Twins> twins(Map<String, List<TrialRow>> trials) {
    Function<String, List<TrialRow>> of = name -> trials.getOrDefault(name, List.of());
    return trials.keySet().stream()
        .filter(name -> name.endsWith(NEXT_SEED))
        .flatMap(
            second -> {
              String own = second.substring(0, second.length() - NEXT_SEED.length());
              String first = trials.containsKey(own) ? own : RunRecords.BASELINE;
              return twins(first, second, Pairs.of(of.apply(first), of.apply(second))).stream();
            })
        .toList();
  }

  private static Optional<Twins> twins(String first, String second, Pairs pairs) {
    List<Double> differences = pairs.differences();
    return differences.isEmpty() || !pairs.haveTheSameRows()
        ? Optional.empty()
        : Optional.of(new Twins(first, second, differences, pairs.ratio()));
  }
}
