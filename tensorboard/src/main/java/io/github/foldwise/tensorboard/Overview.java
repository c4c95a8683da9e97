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
import java.util.OptionalDouble;
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

  /** Models and parameters, before anything is trained. */
  void begin() throws IOException {
    try (RunLog root = new RunLog(folders.root(), clock)) {
      root.write(0, Hparams.columns(experiment, figureNames(), seconds()));
    }
    for (CheckedVariant variant : experiment.variants()) {
      try (RunLog log = begun(variant)) {
        log.close();
      }
    }
  }

  /** The figures of variants that have some, and the report. */
  void end(RunDirectory directory, RunRecords records) throws IOException {
    try (RunLog root = new RunLog(folders.root(), clock)) {
      root.write(0, Hparams.columns(experiment, figureNames(), seconds()));
      root.write(0, Values.text("report", ReportText.of(Files.readString(directory.report()))));
      for (Path plot : plots(directory)) {
        String name = plot.getFileName().toString().replaceFirst("\\.png$", "");
        root.write(0, Values.image("plots/" + name, Files.readAllBytes(plot)));
      }
    }
    for (CheckedVariant variant : experiment.variants()) {
      List<Summary.Value> figures = figures(variant.variant().name(), records);
      if (!figures.isEmpty()) {
        try (RunLog log = begun(variant)) {
          log.write(0, figures);
          log.write(0, Hparams.end(seconds()));
        }
      }
    }
  }

  private RunLog begun(CheckedVariant variant) throws IOException {
    RunLog log = new RunLog(folders.variant(variant.variant().name()), clock);
    log.write(0, LayerGraph.of(variant.model()));
    log.write(0, Hparams.begin(variant, seconds()));
    return log;
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
      add(values, score, row.mean());
      add(values, low(score), row.ciLow());
      add(values, high(score), row.ciHigh());
      if (!experiment.protocol().score().isAccuracy()) {
        add(values, "accuracy", row.meanAccuracy());
      }
      add(values, "loss", row.meanLoss());
    }
    return values;
  }

  private static String low(String score) {
    return score + "_low";
  }

  private static String high(String score) {
    return score + "_high";
  }

  private static void add(List<Summary.Value> values, String tag, OptionalDouble value) {
    value.ifPresent(number -> values.add(Values.scalar(tag, (float) number)));
  }

  private double seconds() {
    return clock.millis() / 1e3;
  }
}
