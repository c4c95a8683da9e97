package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.Provenance;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.reports.statistics.FoldStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The title and the main result. */
final class ResultSection {
  private ResultSection() {}

  static void write(Markdown out, RunRecords records) {
    Provenance provenance = records.provenance();
    out.heading(1, Markdown.escape(title(provenance)));
    if (!provenance.author().isEmpty()) {
      out.paragraph("By " + Markdown.sentence(provenance.author()));
    }
    out.paragraph(result(records));
    out.paragraph(data(provenance.data()));
    out.paragraph(progress(records));
  }

  private static String title(Provenance provenance) {
    if (!provenance.title().isEmpty()) {
      return provenance.title();
    }
    String preset = provenance.preset();
    return provenance.experiment() + (preset.isEmpty() ? "" : ", preset " + preset);
  }

  private static String result(RunRecords records) {
    List<TrialRow> done = records.doneTrialsOfTheBaseline();
    FoldStatistics score = FoldStatistics.of(done, TrialRow::score);
    String name = records.provenance().score();
    if (score.n() == 0) {
      return Markdown.bold("No trial of the baseline is done, so there is no result yet.");
    }
    String mean = NumberText.fixed(score.mean().orElseThrow());
    if (score.n() == 1) {
      return Markdown.bold("The baseline's %s is %s".formatted(name, mean))
          + " on the validation rows of one fold. One fold says nothing about the spread. "
          + accuracy(records, done)
          + losses(done);
    }
    return "%s, mean and standard deviation over the validation rows of %s %s; the 95 %% interval of the mean is %s. %s"
        .formatted(
            Markdown.bold(
                "The baseline's %s is %s ± %s"
                    .formatted(name, mean, NumberText.fixed(score.sd().orElseThrow()))),
            score.n(),
            records.isRepeated() ? "trials" : "folds",
            Wording.interval(score.low().orElseThrow(), score.high().orElseThrow()),
            accuracy(records, done) + losses(done));
  }

  /** Beside another score; as the score it is in the first sentence. */
  private static String accuracy(RunRecords records, List<TrialRow> done) {
    return records.provenance().hasOwnScore()
        ? "The mean accuracy is %s. ".formatted(mean(done, TrialRow::accuracy))
        : "";
  }

  private static String losses(List<TrialRow> done) {
    boolean penalised = done.stream().anyMatch(trial -> trial.penalty().orElse(0f) != 0);
    return "The mean loss is %s".formatted(mean(done, TrialRow::loss))
        + (penalised
            ? ", of which %s is data loss and %s penalty."
                .formatted(mean(done, TrialRow::dataLoss), mean(done, TrialRow::penalty))
            : ".");
  }

  private static String mean(List<TrialRow> done, Function<TrialRow, Optional<Float>> measure) {
    return NumberText.fixed(FoldStatistics.of(done, measure).mean().orElseThrow());
  }

  private static String data(Provenance.Data data) {
    String text =
        "Data: %s, %s rows for the folds and %s of %s, %s classes."
            .formatted(
                Markdown.sentence(data.title()),
                NumberText.grouped(data.trainRows()),
                data.testRows() == 0
                    ? "no test rows"
                    : NumberText.grouped(data.testRows()) + " test rows",
                data.shape(),
                NumberText.grouped(data.classes().size()));
    return data.isSample()
        ? text
            + " "
            + Markdown.bold("This is a sample, not the full data set")
            + ": its figures cannot be compared with those of the full set."
        : text;
  }

  private static String progress(RunRecords records) {
    int ended = records.trials().size();
    int planned = records.provenance().plannedTrials();
    boolean allDone = records.trials().stream().allMatch(TrialRow::isDone);
    String count =
        "%s of %s trials ".formatted(ended, planned)
            + (allDone ? "are done." : "have ended: " + statuses(records.trials()) + ".");
    return (allDone && ended == planned ? count : Markdown.bold(count))
        + (ended < planned
            ? " The run was interrupted; the same command continues it, and this report covers"
                + " what has ended so far."
            : "")
        + (allDone ? "" : " Those that are not done are listed below.");
  }

  /** {@code 1 done, 19 diverged}. */
  private static String statuses(List<TrialRow> trials) {
    Map<TrialStatus, Long> counts = new EnumMap<>(TrialStatus.class);
    trials.forEach(trial -> counts.merge(trial.status(), 1L, Long::sum));
    counts.putIfAbsent(TrialStatus.DONE, 0L);
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
