package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.FloatText;
import io.github.foldwise.reports.records.TrialRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The trials of two variants side by side, by repeat and fold. */
final class Pairs {
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

  /** Where a trial stands in the scheme of folds. */
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

  /** Whether each fold has as many rows in one as in the other: folds of another K have not. */
  boolean haveTheSameRows() {
    return shared.stream().allMatch(place -> sameRows(base.get(place), variant.get(place)));
  }

  /** Accuracy of the variant less that of the base, for each place that is done in both. */
  List<Double> differences() {
    return done().stream()
        .map(place -> accuracy(variant.get(place)) - accuracy(base.get(place)))
        .toList();
  }

  /** Validation rows over training rows, in the mean over the places that are done in both. */
  double ratio() {
    return FoldStatistics.ratio(done().stream().map(base::get).toList());
  }

  /** How many places have ended in both, well or not. */
  int ended() {
    return shared.size();
  }

  /** How many folds a repeat has, as far as any trial tells. */
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

  private static double accuracy(TrialRow trial) {
    return FloatText.widen(trial.accuracy().orElseThrow());
  }

  private static Map<Place, TrialRow> byPlace(List<TrialRow> trials) {
    return trials.stream()
        .collect(
            Collectors.toMap(
                Place::of, Function.identity(), (first, second) -> first, HashMap::new));
  }
}
