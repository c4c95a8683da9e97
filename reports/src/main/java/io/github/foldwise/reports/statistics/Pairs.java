package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.format.FloatText;
import io.github.foldwise.reports.records.TrialRow;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The trials of two variants side by side, by repeat and fold. */
final class Pairs {
  /** Scores below 1 are rounded by 2⁻²⁵ = 3e-8 each. */
  private static final double ROUNDING = 2.5e-7;

  private final Map<Place, TrialRow> base;
  private final Map<Place, TrialRow> variant;
  private final List<Place> shared;

  private Pairs(Map<Place, TrialRow> base, Map<Place, TrialRow> variant) {
    this.base = base;
    this.variant = variant;
    this.shared = base.keySet().stream().filter(variant::containsKey).sorted().toList();
  }

  static Pairs of(List<TrialRow> base, List<TrialRow> variant) {
    return new Pairs(byPlace(base), byPlace(variant));
  }

  /** A trial's repeat and fold. */
  private record Place(int repeat, int fold) implements Comparable<Place> {
    static Place of(TrialRow trial) {
      return new Place(trial.repeat(), trial.fold());
    }

    @Override
    public int compareTo(Place other) {
      return repeat != other.repeat
          ? Integer.compare(repeat, other.repeat)
          : Integer.compare(fold, other.fold);
    }
  }

  /** Whether each fold has the same number of rows in both; folds of another K do not. */
  boolean haveTheSameRows() {
    return shared.stream().allMatch(place -> sameRows(base.get(place), variant.get(place)));
  }

  /** Score of the variant minus that of the base, for each place done in both. */
  List<Double> differences() {
    return done().stream()
        .map(place -> score(variant.get(place)) - score(base.get(place)))
        .toList();
  }

  /** Mean ratio of validation to training rows over the places done in both. */
  double ratio() {
    return FoldStatistics.ratio(done().stream().map(base::get).toList());
  }

  /**
   * The test of the differences. Empty with fewer than two, or if they are equal but for rounding
   * and have no spread to test by. Accuracies are counts of rows: if they differ by less than one
   * row of a fold, they are equal, too.
   */
  Optional<PairedTest> test() {
    DoubleSummaryStatistics differences =
        differences().stream().mapToDouble(difference -> difference).summaryStatistics();
    return differences.getCount() > 1 && differences.getMax() - differences.getMin() >= resolution()
        ? Optional.of(PairedTest.of(differences(), ratio()))
        : Optional.empty();
  }

  /** One row of the largest fold, less what the float32 of four accuracies rounds. */
  private double resolution() {
    if (!done().stream()
        .allMatch(place -> countsRows(base.get(place)) && countsRows(variant.get(place)))) {
      return ROUNDING;
    }
    int rows = done().stream().mapToInt(place -> base.get(place).validationRows()).max().orElse(1);
    return Math.max(1.0 / rows - ROUNDING, ROUNDING);
  }

  /** Number of places that have ended in both, done or not. */
  int ended() {
    return shared.size();
  }

  /** Folds per repeat that the trials show. */
  int foldsPerRepeat() {
    return (int)
        Stream.concat(base.keySet().stream(), variant.keySet().stream())
            .map(Place::fold)
            .distinct()
            .count();
  }

  private List<Place> done() {
    return shared.stream()
        .filter(place -> base.get(place).isDone() && variant.get(place).isDone())
        .toList();
  }

  private static boolean sameRows(TrialRow one, TrialRow other) {
    return one.trainRows() == other.trainRows() && one.validationRows() == other.validationRows();
  }

  private static boolean countsRows(TrialRow trial) {
    return trial.score().equals(trial.accuracy());
  }

  private static double score(TrialRow trial) {
    return FloatText.widen(trial.score().orElseThrow());
  }

  private static Map<Place, TrialRow> byPlace(List<TrialRow> trials) {
    return trials.stream()
        .collect(
            Collectors.toMap(
                Place::of, Function.identity(), (first, second) -> first, HashMap::new));
  }
}
