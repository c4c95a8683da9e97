package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.PredictionRow;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.statistics.ClassRanking.OfTrial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How well the baseline's probabilities separate each class from all others, on the validation rows
 * of its done trials. Scores of different folds come from different models: they are ranked within
 * each trial, and the trials' figures averaged.
 *
 * @param trials trials whose probabilities are known
 * @param classes by number, from 0: those that, in some trial, are the class of some rows and not
 *     of others
 * @param macro the unweighted mean over the classes of each trial
 */
public record Discrimination(int trials, Map<Integer, ClassRanking> classes, ClassRanking macro) {

  /** Empty if nothing can be ranked. */
  public static Optional<Discrimination> of(RunRecords records) {
    Collected collected = new Collected(records.provenance().data().classes().size());
    Map<List<Integer>, List<PredictionRow>> rows = rows(records);
    for (TrialRow trial : records.doneTrialsOfTheBaseline()) {
      List<PredictionRow> own = rows.get(List.of(trial.repeat(), trial.fold()));
      if (own != null) {
        collected.add(trial, own);
      }
    }
    return collected.means.isEmpty() ? Optional.empty() : Optional.of(collected.discrimination());
  }

  /** The number of done trials of the baseline without probabilities. */
  public static int unknownTrials(RunRecords records) {
    Map<List<Integer>, List<PredictionRow>> rows = rows(records);
    return (int)
        records.doneTrialsOfTheBaseline().stream()
            .filter(trial -> !rows.containsKey(List.of(trial.repeat(), trial.fold())))
            .count();
  }

  /** By repeat and fold. */
  private static Map<List<Integer>, List<PredictionRow>> rows(RunRecords records) {
    Map<List<Integer>, List<PredictionRow>> rows = new LinkedHashMap<>();
    for (PredictionRow row : records.supplements().predictions()) {
      if (row.set().equals(PredictionRow.VALIDATION) && row.variant().equals(RunRecords.BASELINE)) {
        rows.computeIfAbsent(List.of(row.repeat(), row.fold()), place -> new ArrayList<>())
            .add(row);
      }
    }
    return rows;
  }

  private static final class Collected {
    private final int labels;
    private final Map<Integer, List<OfTrial>> classes = new TreeMap<>();
    private final Map<Integer, List<TrialRow>> trialsOfClasses = new TreeMap<>();
    private final Map<Integer, Long> rowsOfClasses = new TreeMap<>();
    private final List<OfTrial> means = new ArrayList<>();
    private final List<TrialRow> trials = new ArrayList<>();
    private long rows;

    Collected(int labels) {
      this.labels = labels;
    }

    void add(TrialRow trial, List<PredictionRow> own) {
      List<OfTrial> ofTrial = new ArrayList<>();
      List<Optional<OfTrial>> ofLabels =
          IntStream.range(0, labels)
              .parallel()
              .mapToObj(
                  label ->
                      Optional.of(ranking(label, own)).filter(Ranking::hasBoth).map(OfTrial::of))
              .toList();
      for (int label = 0; label < labels; label++) {
        if (ofLabels.get(label).isPresent()) {
          OfTrial values = ofLabels.get(label).get();
          ofTrial.add(values);
          classes.computeIfAbsent(label, any -> new ArrayList<>()).add(values);
          trialsOfClasses.computeIfAbsent(label, any -> new ArrayList<>()).add(trial);
        }
      }
      own.forEach(row -> rowsOfClasses.merge(row.trueLabel(), 1L, Long::sum));
      rows += own.size();
      if (!ofTrial.isEmpty()) {
        means.add(OfTrial.mean(ofTrial));
        trials.add(trial);
      }
    }

    /** A model of fewer classes gives the others no probability. */
    private static Ranking ranking(int label, List<PredictionRow> rows) {
      float[] scores = new float[rows.size()];
      boolean[] isOfClass = new boolean[rows.size()];
      for (int i = 0; i < scores.length; i++) {
        PredictionRow row = rows.get(i);
        scores[i] = label < row.probabilities().classes() ? row.probabilities().of(label) : 0;
        isOfClass[i] = row.trueLabel() == label;
      }
      return Ranking.of(scores, isOfClass);
    }

    Discrimination discrimination() {
      Map<Integer, ClassRanking> rankings = new TreeMap<>();
      classes.forEach(
          (label, values) ->
              rankings.put(
                  label,
                  ClassRanking.of(
                      rowsOfClasses.get(label),
                      values,
                      FoldStatistics.ratio(trialsOfClasses.get(label)))));
      return new Discrimination(
          trials.size(), rankings, ClassRanking.of(rows, means, FoldStatistics.ratio(trials)));
    }
  }
}
