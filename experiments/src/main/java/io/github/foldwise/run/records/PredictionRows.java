package io.github.foldwise.run.records;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.reports.records.PredictionRow;
import io.github.foldwise.reports.records.Probabilities;
import io.github.foldwise.run.plan.PlannedTrial;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trial.ClassProbabilities;
import io.github.foldwise.trial.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the baseline predicted for validation rows, and the refit for test rows. The list is made
 * anew only if another trial has ended since: it may be long.
 */
final class PredictionRows {
  private static final int OF_THE_REFIT = 0; // as repeat and fold, as in confusion.csv

  private final DataSet data;
  private final String baseline;
  private List<ClassProbabilities> latest = List.of();
  private List<PredictionRow> rows = List.of();

  PredictionRows(DataSet data, String baseline) {
    this.data = data;
    this.baseline = baseline;
  }

  /**
   * The rows of the done trials that kept probabilities.
   *
   * @param trials in plan order
   * @param refit empty if it is not done
   */
  synchronized List<PredictionRow> of(List<TrialRecords> trials, Optional<TrialRecords> refit) {
    List<Predicted> predicted = new ArrayList<>();
    for (TrialRecords trial : trials) {
      if (name(trial).equals(baseline) && trial.outcome().isDone()) {
        probabilities(trial.outcome().validation())
            .ifPresent(kept -> predicted.add(ofFold(trial.trial(), kept)));
      }
    }
    refit.ifPresent(
        trial ->
            probabilities(trial.outcome().test())
                .ifPresent(kept -> predicted.add(ofTest(name(trial), kept))));
    List<ClassProbabilities> now = predicted.stream().map(Predicted::probabilities).toList();
    if (!areSame(now, latest)) {
      rows = predicted.stream().flatMap(one -> one.rows().stream()).toList();
      latest = now;
    }
    return rows;
  }

  private static Optional<ClassProbabilities> probabilities(Optional<Evaluation> evaluated) {
    return evaluated.flatMap(Evaluation::probabilities);
  }

  private static String name(TrialRecords trial) {
    return trial.trial().variant().variant().name();
  }

  private Predicted ofFold(PlannedTrial trial, ClassProbabilities kept) {
    return new Predicted(
        baseline,
        trial.repeat(),
        trial.fold().index(),
        PredictionRow.VALIDATION,
        data.training(),
        trial.fold().validation(),
        kept);
  }

  private Predicted ofTest(String variant, ClassProbabilities kept) {
    ImageData test = data.test().orElseThrow();
    return new Predicted(
        variant, OF_THE_REFIT, OF_THE_REFIT, PredictionRow.TEST, test, Rows.all(test.rows()), kept);
  }

  @SuppressWarnings("ReferenceEquality") // comparing their numbers would take as long as copying
  private static boolean areSame(List<ClassProbabilities> one, List<ClassProbabilities> other) {
    boolean same = one.size() == other.size();
    for (int i = 0; same && i < one.size(); i++) {
      same = one.get(i) == other.get(i);
    }
    return same;
  }

  /** The probabilities of one evaluation and the rows that they are of, in the same order. */
  private record Predicted(
      String variant,
      int repeat,
      int fold,
      String set,
      ImageData images,
      Rows evaluated,
      ClassProbabilities probabilities) {

    List<PredictionRow> rows() {
      List<PredictionRow> rows = new ArrayList<>();
      for (int i = 0; i < evaluated.size(); i++) {
        float[] values = probabilities.row(i);
        int predicted = largest(values);
        rows.add(
            new PredictionRow(
                variant,
                repeat,
                fold,
                set,
                evaluated.get(i),
                images.rowName(evaluated.get(i)),
                images.label(evaluated.get(i)),
                predicted,
                values[predicted],
                Probabilities.of(values)));
      }
      return rows;
    }

    /** The class of the largest, the first of equals, as trained models predict. */
    private static int largest(float[] values) {
      int largest = 0;
      for (int label = 1; label < values.length; label++) {
        largest = values[label] > values[largest] ? label : largest;
      }
      return largest;
    }
  }
}
