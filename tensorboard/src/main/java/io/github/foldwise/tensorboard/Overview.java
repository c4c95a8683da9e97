package io.github.foldwise.tensorboard;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.proto.Summary;

/**
 * What concerns whole variants and the whole run: model graphs, parameters and figures of variants,
 * the report and its plots. It has no steps.
 */
final class Overview {
  private final CheckedExperiment experiment;
  private final Folders folders;
  private final Clock clock;

  Overview(CheckedExperiment experiment, Folders folders, Clock clock) {
    this.experiment = experiment;
    this.folders = folders;
    this.clock = clock;
  }

  /** Models and parameters, before anything is trained; what an earlier run wrote stays. */
  void begin() throws IOException {
    try (RunLog root = root()) {
      if (!root.isWritten()) {
        root.write(0, Hparams.columns(experiment, figureNames(), seconds()));
      }
    }
    for (CheckedVariant variant : experiment.variants()) {
      try (RunLog log = log(variant)) {
        if (!log.isWritten()) {
          begin(variant, log);
        }
      }
    }
  }

  /** Everything anew: with the report, and the figures of variants that have some. */
  void end(RunDirectory directory, RunRecords records) throws IOException {
    try (RunLog root = root()) {
      root.write(0, Hparams.columns(experiment, figureNames(), seconds()));
      root.write(0, Values.text("report", ReportText.of(Files.readString(directory.report()))));
      for (Path plot : plots(directory)) {
        String name = plot.getFileName().toString().replaceFirst("\\.png$", "");
        root.write(0, Values.image("plots/" + name, Files.readAllBytes(plot)));
      }
      root.deleteOlder();
    }
    for (CheckedVariant variant : experiment.variants()) {
      try (RunLog log = log(variant)) {
        begin(variant, log);
        List<Summary.Value> figures = figures(variant.variant().name(), records);
        if (!figures.isEmpty()) {
          log.write(0, figures);
          log.write(0, Hparams.end(seconds()));
        }
        log.deleteOlder();
      }
    }
  }

  private void begin(CheckedVariant variant, RunLog log) throws IOException {
    log.write(0, LayerGraph.of(variant.model()));
    log.write(0, Hparams.begin(variant, seconds()));
  }

  private RunLog root() {
    return new RunLog(folders.root(), clock);
  }

  private RunLog log(CheckedVariant variant) {
    return new RunLog(folders.variant(variant.variant().name()), clock);
  }

  private List<Path> plots(RunDirectory directory) throws IOException {
    List<Path> plots = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.plots(), "*.png")) {
      files.forEach(plots::add);
    }
    plots.sort(null);
    return plots;
  }

  private List<String> figureNames() {
    String score = experiment.protocol().score().name();
    List<String> names = new ArrayList<>(List.of(score, low(score), high(score)));
    if (!experiment.protocol().score().isAccuracy()) {
      names.add("accuracy");
    }
    names.add("loss");
    return names;
  }

  /** Means over its done trials, with the score's interval; empty before the first has ended. */
  private List<Summary.Value> figures(String variant, RunRecords records) {
    String score = experiment.protocol().score().name();
    List<Summary.Value> values = new ArrayList<>();
    Optional<SummaryRow> found =
        records.summary().stream().filter(row -> row.variant().equals(variant)).findFirst();
    if (found.isPresent()) {
      SummaryRow row = found.get();
      row.mean().ifPresent(mean -> add(values, score, mean));
      row.ciLow().ifPresent(low -> add(values, low(score), Math.max(0, low))); // as reports do
      row.ciHigh().ifPresent(high -> add(values, high(score), Math.min(1, high)));
      if (!experiment.protocol().score().isAccuracy()) {
        row.meanAccuracy().ifPresent(mean -> add(values, "accuracy", mean));
      }
      row.meanLoss().ifPresent(mean -> add(values, "loss", mean));
    }
    return values;
  }

  private static String low(String score) {
    return score + "/low";
  }

  private static String high(String score) {
    return score + "/high";
  }

  private static void add(List<Summary.Value> values, String tag, double value) {
    values.add(Values.scalar(tag, (float) value));
  }

  private double seconds() {
    return clock.millis() / 1e3;
  }
}
