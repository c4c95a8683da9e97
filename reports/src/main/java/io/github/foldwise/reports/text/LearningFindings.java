package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.EpochRow;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.statistics.Curve;
import io.github.foldwise.reports.statistics.FoldStatistics;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Whether the baseline learned enough, or too much, in a sentence. */
final class LearningFindings {
  private final int last;
  private final TreeMap<Integer, FoldStatistics> losses;
  private final Curve curve;

  private LearningFindings(Curve curve) {
    this.curve = curve;
    this.losses = new TreeMap<>(curve.means());
    this.last = losses.isEmpty() ? 0 : losses.lastKey();
  }

  /** Empty without two trials that were validated after each of at least two epochs, all alike. */
  static Optional<String> of(RunRecords records) {
    LearningFindings loss = new LearningFindings(curve(records, EpochRow::valLoss));
    Curve training = curve(records, row -> Optional.of(row.accuracy()));
    Curve validation = curve(records, EpochRow::valAccuracy);
    boolean isWhole =
        loss.last > 1
            && loss.curve.epochs().max(Comparator.naturalOrder()).orElse(0) == loss.last
            && training.means().containsKey(loss.last)
            && validation.means().containsKey(loss.last);
    return isWhole
        ? Optional.of(
            "%s In the last epoch the baseline's mean accuracy is %s on the training rows, and after it %s on the validation rows. %s"
                .formatted(
                    Markdown.bold("Learning."),
                    mean(training.means(), loss.last),
                    mean(validation.means(), loss.last),
                    loss.end()))
        : Optional.empty();
  }

  private String end() {
    int lowest =
        losses.entrySet().stream()
            .min(Comparator.comparingDouble(epoch -> epoch.getValue().mean().orElseThrow()))
            .orElseThrow()
            .getKey();
    if (lowest == last) {
      return "The mean validation loss is lowest after the last epoch, %s: more epochs may lower it further."
          .formatted(mean(losses, last));
    }
    boolean risesInEach =
        curve.trials().stream()
            .filter(Curve.Trial::isDone)
            .allMatch(trial -> trial.values().get(last) > trial.values().get(lowest));
    return "The mean validation loss is lowest after epoch %s of %s, %s, and %s after the last: %s."
        .formatted(
            lowest,
            last,
            mean(losses, lowest),
            mean(losses, last),
            risesInEach
                ? "it rises in every trial, so the last epochs overfit"
                : "it does not rise in every trial, so no overfitting is shown");
  }

  private static String mean(Map<Integer, FoldStatistics> means, int epoch) {
    return NumberText.fixed(means.get(epoch).mean().orElseThrow());
  }

  private static Curve curve(RunRecords records, Function<EpochRow, Optional<Float>> measure) {
    List<TrialRow> done = records.doneTrialsOfTheBaseline();
    return Curve.of(
        records.epochs().stream().filter(row -> row.variant().equals(RunRecords.BASELINE)).toList(),
        measure,
        row ->
            done.stream()
                .anyMatch(trial -> trial.repeat() == row.repeat() && trial.fold() == row.fold()));
  }
}
