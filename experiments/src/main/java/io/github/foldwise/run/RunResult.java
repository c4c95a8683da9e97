package io.github.foldwise.run;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.guard.Suggestions;
import io.github.foldwise.metrics.Score;
import io.github.foldwise.reports.records.EpochRow;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.reports.statistics.SummaryTable;
import io.github.foldwise.run.engine.RunSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run gave: figures as values, and the paths of what it wrote. Immutable. */
public final class RunResult {
  private final RunSummary summary;
  private final Score score;
  private final List<ResultTable> tables;
  private final RunDirectory files;

  RunResult(CheckedExperiment experiment, RunSummary summary, Path directory) {
    this.summary = summary;
    this.score = experiment.protocol().score();
    this.tables =
        SummaryTable.of(summary.tables()).stream()
            .map(
                table ->
                    new ResultTable(
                        table.name(),
                        table.rows().stream()
                            .map(
                                row -> new ResultRow(row, experiment.checked(row.variant()), score))
                            .toList()))
            .toList();
    this.files = RunDirectory.at(directory);
  }

  /** Whether every trial has ended, well or not. */
  public boolean isComplete() {
    return !summary.stopped();
  }

  /** Whether the run was stopped before every trial had ended. The same run resumes it. */
  public boolean isStopped() {
    return summary.stopped();
  }

  /** Number of trials in the plan: variants × repeats × folds. */
  public int planned() {
    return summary.planned();
  }

  /**
   * Number of trials that ended in this way; those of a nested selection and of the refit count if
   * they diverged or failed.
   */
  public int count(TrialStatus status) {
    return summary.count(status);
  }

  /** The trials that have ended, in plan order, including those of an earlier run. */
  public List<TrialRow> trials() {
    return summary.trials();
  }

  /** The epochs of a trial, in order. */
  public List<EpochRow> epochs(TrialRow trial) {
    return summary.records().epochs().stream()
        .filter(epoch -> epoch.variant().equals(trial.variant()))
        .filter(epoch -> epoch.repeat() == trial.repeat() && epoch.fold() == trial.fold())
        .toList();
  }

  /** What the variants are compared by. */
  public Score score() {
    return score;
  }

  /** One table per ablation; without ablations one table that holds the baseline alone. */
  public List<ResultTable> tables() {
    return tables;
  }

  /**
   * The table of an ablation.
   *
   * @throws RefusedException if there is none of that name, with the nearest name
   */
  public ResultTable table(String name) {
    requireNonNull(name, "the name of a table");
    return Suggestions.named("table", name, tables, ResultTable::name);
  }

  /** Warnings about the figures. */
  public List<Warning> warnings() {
    return summary.records().supplements().warnings().stream()
        .map(row -> new Warning(row.kind(), row.finding(), row.consequence()))
        .toList();
  }

  /** The refit's figures; empty if the experiment has none, or it has not ended well. */
  public Optional<RefitRow> refit() {
    return summary.records().supplements().refit().stream().findFirst();
  }

  /** The refit's model, for {@code TrainedModel.load}; empty without a finished refit. */
  public Optional<Path> refitModel() {
    return Optional.of(files.bestModel()).filter(Files::exists);
  }

  /** The run directory. */
  public Path directory() {
    return files.folder();
  }

  /** {@code report.md}. */
  public Path report() {
    return files.report();
  }

  /** {@code report.html}, in one file with its plots. */
  public Path htmlReport() {
    return files.html();
  }

  /** All files in the run directory and its folder of plots, by path. */
  public List<Path> files() {
    try (Stream<Path> paths = Files.walk(directory())) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line: the trials that ended, and the run directory. */
  @Override
  public String toString() {
    return "%s of %s trials%s, %s"
        .formatted(trials().size(), planned(), isStopped() ? ", stopped" : "", directory());
  }
}
