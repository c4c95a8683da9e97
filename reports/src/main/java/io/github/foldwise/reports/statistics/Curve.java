package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.format.FloatText;
import io.github.foldwise.reports.records.EpochRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One measure of a variant's trials after each epoch.
 *
 * @param trials the values of each trial
 * @param means mean and standard deviation over the done trials, for each epoch that all of them
 *     reached; later means would cover fewer trials, and not a random choice of them
 */
public record Curve(List<Trial> trials, Map<Integer, FoldStatistics> means) {

  /**
   * A trial's values.
   *
   * @param fold from 1
   * @param isDone whether it counts in the means
   * @param values by epoch; those that are not finite are left out
   */
  public record Trial(int fold, boolean isDone, Map<Integer, Double> values) {}

  /** The curve of one measure over the epochs of a variant. */
  public static Curve of(
      List<EpochRow> epochs,
      Function<EpochRow, Optional<Float>> measure,
      Predicate<EpochRow> isDone) {
    Map<List<Integer>, Trial> trials = new LinkedHashMap<>();
    for (EpochRow row : epochs) {
      measure
          .apply(row)
          .filter(Float::isFinite)
          .ifPresent(
              value ->
                  trials
                      .computeIfAbsent(
                          List.of(row.repeat(), row.fold()),
                          key -> new Trial(row.fold(), isDone.test(row), new TreeMap<>()))
                      .values()
                      .put(row.epoch(), FloatText.widen(value)));
    }
    List<Trial> all = List.copyOf(trials.values());
    return new Curve(all, means(all.stream().filter(Trial::isDone).toList()));
  }

  /** All folds, ascending. */
  public List<Integer> folds() {
    return trials.stream().map(Trial::fold).distinct().sorted().toList();
  }

  /** The epochs of all trials. */
  public Stream<Integer> epochs() {
    return trials.stream().flatMap(trial -> trial.values().keySet().stream());
  }

  /** The values of all trials. */
  public Stream<Double> values() {
    return trials.stream().flatMap(trial -> trial.values().values().stream());
  }

  private static Map<Integer, FoldStatistics> means(List<Trial> done) {
    Map<Integer, FoldStatistics> means = new TreeMap<>();
    if (done.size() < 2) {
      return means;
    }
    for (int epoch : epochsOfAll(done)) {
      double[] values = done.stream().mapToDouble(trial -> trial.values().get(epoch)).toArray();
      means.put(epoch, FoldStatistics.of(values, 0)); // their intervals are not shown
    }
    return means;
  }

  private static Collection<Integer> epochsOfAll(List<Trial> trials) {
    List<Trial> rest = new ArrayList<>(trials);
    TreeSet<Integer> epochs = new TreeSet<>(rest.remove(0).values().keySet());
    rest.forEach(trial -> epochs.retainAll(trial.values().keySet()));
    return epochs;
  }
}
