package io.github.foldwise.tensorboard;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.reports.ConfusionPicture;
import io.github.foldwise.reports.records.ConfusionRow;
import io.github.foldwise.reports.records.EpochRow;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.statistics.ConfusionTable;
import io.github.foldwise.trial.ConfusionMatrix;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Scores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The log directory of one run of an experiment. */
final class Board implements AutoCloseable {
  private final CheckedExperiment experiment;
  private final Folders folders;
  private final Clock clock;
  private final Map<Path, TrialLog> open = new HashMap<>();

  Board(CheckedExperiment experiment, Path folder, Clock clock) {
    this.experiment = experiment;
    this.folders = new Folders(folder, experiment.protocol().repeats() > 1);
    this.clock = clock;
  }

  /** Deletes the event files that runs of this experiment wrote. */
  void clear() throws IOException {
    for (Path file : EventFile.written(folders.root())) {
      Files.delete(file);
    }
    for (Path folder : folders.of(experiment)) {
      clear(folder);
    }
  }

  private static void clear(Path folder) throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      List<Path> paths;
      try (Stream<Path> all = Files.walk(folder)) {
        paths = all.sorted(Comparator.reverseOrder()).toList(); // what is in a folder first
      }
      for (Path path : paths) {
        if (EventFile.isEventFile(path) || isEmptyFolder(path)) {
          Files.delete(path);
        }
      }
    }
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    }
  }

  void begin() throws IOException {
    overview().begin();
  }

  /** The log of a trial, which stays open until it is ended. */
  TrialLog trial(String variant, int repeat, int fold) {
    return open.computeIfAbsent(
        folders.trial(variant, repeat, fold), folder -> new TrialLog(folder, clock));
  }

  /** What follows of a trial goes into new files. */
  void endTrial(String variant, int repeat, int fold) throws IOException {
    TrialLog ended = open.remove(folders.trial(variant, repeat, fold));
    if (ended != null) {
      ended.close();
    }
  }

  void confusion(TrialRow trial, ConfusionMatrix matrix) throws IOException {
    int classes = experiment.data().classNames().size();
    int[][] counts = new int[classes][classes];
    int own = Math.min(classes, matrix.classes());
    for (int truth = 0; truth < own; truth++) {
      for (int predicted = 0; predicted < own; predicted++) {
        counts[truth][predicted] = Math.toIntExact(matrix.count(truth, predicted));
      }
    }
    confusion(trial, ConfusionTable.of(counts));
  }

  /** Ends the logs. What earlier runs left of trials that have no log is read from their tables. */
  void end(Path runDirectory) throws IOException {
    close();
    RunDirectory directory = RunDirectory.at(runDirectory);
    RunRecords records = directory.read();
    for (TrialRow trial : records.trials()) {
      restore(trial, records);
    }
    overview().end(directory, records);
  }

  /** Ends the logs of trials in training. */
  @Override
  public void close() throws IOException {
    List<TrialLog> logs = List.copyOf(open.values());
    open.clear();
    for (TrialLog log : logs) {
      log.close();
    }
  }

  private void restore(TrialRow trial, RunRecords records) throws IOException {
    TrialLog log = trial(trial.variant(), trial.repeat(), trial.fold());
    if (!log.isWritten()) {
      for (EpochRow row : records.epochs()) {
        if (isOf(row, trial)) {
          log.epoch(epoch(row));
        }
      }
      List<ConfusionRow> cells =
          records.confusion().stream()
              .filter(row -> row.isOf(trial) && row.set().equals("validation"))
              .toList();
      if (!cells.isEmpty()) {
        confusion(trial, ConfusionTable.of(experiment.data().classNames().size(), cells));
      }
    }
    endTrial(trial.variant(), trial.repeat(), trial.fold());
  }

  private void confusion(TrialRow trial, ConfusionTable matrix) throws IOException {
    String title = trial.name(experiment.protocol().repeats() > 1);
    trial(trial.variant(), trial.repeat(), trial.fold())
        .confusion(
            trial.epochs(), ConfusionPicture.png(title, matrix, experiment.data().classNames()));
  }

  private Overview overview() {
    return new Overview(experiment, folders, clock);
  }

  private static boolean isOf(EpochRow row, TrialRow trial) {
    return row.variant().equals(trial.variant())
        && row.repeat() == trial.repeat()
        && row.fold() == trial.fold();
  }

  private static EpochResult epoch(EpochRow row) {
    return new EpochResult(
        row.epoch(),
        row.steps(),
        row.learningRate(),
        new Scores(row.loss(), row.dataLoss(), row.penalty(), row.accuracy()),
        scores(row.valLoss(), row.valDataLoss(), row.valAccuracy()),
        scores(row.testLoss(), row.testLoss(), row.testAccuracy()),
        0);
  }

  private static Optional<Scores> scores(
      Optional<Float> loss, Optional<Float> dataLoss, Optional<Float> accuracy) {
    return loss.isPresent() && dataLoss.isPresent() && accuracy.isPresent()
        ? Optional.of(
            new Scores(loss.get(), dataLoss.get(), loss.get() - dataLoss.get(), accuracy.get()))
        : Optional.empty();
  }
}
