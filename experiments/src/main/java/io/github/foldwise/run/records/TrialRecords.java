package io.github.foldwise.run.records;

import io.github.foldwise.metrics.Score;
import io.github.foldwise.reports.records.ConfusionRow;
import io.github.foldwise.reports.records.EpochRow;
import io.github.foldwise.reports.records.TimingRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.run.plan.Outcome;
import io.github.foldwise.run.plan.PlannedTrial;
import io.github.foldwise.trial.ConfusionMatrix;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.Scores;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of one trial in the run directory's tables, scored in this way. */
public record TrialRecords(PlannedTrial trial, Outcome outcome, Score score) {

  /** Its row of {@code trials.csv}. */
  TrialRow row() {
    return row(trial.variant().variant().name());
  }

  /** The same row with the trial's title, for listeners. */
  public TrialRow titled() {
    return row(trial.title());
  }

  Stream<EpochRow> epochs() {
    return outcome.epochs().stream().map(this::epoch);
  }

  /** All cells of this many classes, which may be more than the variant's model has. */
  Stream<ConfusionRow> confusion(int classes) {
    return Stream.concat(
        outcome.validation().stream().flatMap(e -> confusion("validation", e.confusion(), classes)),
        outcome.test().stream().flatMap(e -> confusion("test", e.confusion(), classes)));
  }

  Stream<TimingRow> timings() {
    return outcome.epochs().stream().map(this::timing);
  }

  private TrialRow row(String name) {
    Optional<Scores> validation = outcome.validation().map(Evaluation::scores);
    Optional<Scores> test = outcome.test().map(Evaluation::scores);
    return new TrialRow(
        String.valueOf(trial.number()),
        name,
        trial.repeat(),
        trial.fold().index(),
        trial.seed(),
        trial.specification(),
        outcome.epochs().size(),
        trial.trainedRows(),
        trial.fold().validation().size(),
        validation.map(Scores::accuracy),
        validation.map(Scores::loss),
        validation.map(Scores::dataLoss),
        validation.map(Scores::penalty),
        test.map(Scores::accuracy),
        test.map(Scores::loss),
        outcome.status(),
        outcome.reason(),
        outcome.validation().map(score::of));
  }

  private EpochRow epoch(EpochResult epoch) {
    Scores training = epoch.training();
    return new EpochRow(
        trial.variant().variant().name(),
        trial.repeat(),
        trial.fold().index(),
        epoch.epoch(),
        epoch.steps(),
        epoch.learningRate(),
        training.loss(),
        training.dataLoss(),
        training.penalty(),
        training.accuracy(),
        epoch.validation().map(Scores::loss),
        epoch.validation().map(Scores::dataLoss),
        epoch.validation().map(Scores::accuracy),
        epoch.test().map(Scores::loss),
        epoch.test().map(Scores::accuracy));
  }

  private Stream<ConfusionRow> confusion(String set, ConfusionMatrix matrix, int classes) {
    List<Integer> labels = IntStream.range(0, classes).boxed().toList();
    return labels.stream()
        .flatMap(
            truth ->
                labels.stream()
                    .map(
                        predicted ->
                            new ConfusionRow(
                                trial.variant().variant().name(),
                                trial.isRefit() ? ConfusionRow.REFIT : trial.repeat(),
                                trial.isRefit() ? ConfusionRow.REFIT : trial.fold().index(),
                                set,
                                truth,
                                predicted,
                                count(matrix, truth, predicted))));
  }

  private static int count(ConfusionMatrix matrix, int truth, int predicted) {
    return Math.max(truth, predicted) < matrix.classes()
        ? Math.toIntExact(matrix.count(truth, predicted))
        : 0;
  }

  private TimingRow timing(EpochResult epoch) {
    return new TimingRow(
        trial.variant().variant().name(),
        trial.repeat(),
        trial.fold().index(),
        epoch.epoch(),
        epoch.seconds(),
        trial.trainedRows() / epoch.seconds());
  }
}
