package io.github.foldwise.benchmarks.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of a contender's cross-validation.
 *
 * @param samplesPerSecond training rows, while all its lanes are busy
 * @param seconds from the start of its first process to the end of its last
 * @param trainingSeconds seconds spent in training epochs, summed over the folds
 * @param accuracy mean over the folds, on held-out rows
 * @param versions of the libraries it uses
 */
record TrainingScore(
    double samplesPerSecond,
    double seconds,
    double trainingSeconds,
    double accuracy,
    String versions) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A worker's report on its part of a cross-validation, with the versions of its libraries. */
  record Report(List<FoldTime> folds, String versions) {}

  static TrainingScore of(WorkerGroup.Result run) throws IOException {
    Map<String, List<FoldTime>> lanes = new LinkedHashMap<>();
    List<FoldTime> folds = new ArrayList<>();
    String versions = "";
    for (int worker = 0; worker < run.reports().size(); worker++) {
      Report report = JSON.treeToValue(run.reports().get(worker), Report.class);
      versions = report.versions();
      folds.addAll(report.folds());
      for (FoldTime fold : report.folds()) {
        lanes.computeIfAbsent(worker + "/" + fold.lane(), lane -> new ArrayList<>()).add(fold);
      }
    }
    return new TrainingScore(
        Throughput.samplesPerSecond(lanes.values()),
        run.seconds(),
        folds.stream().mapToDouble(FoldTime::seconds).sum(),
        folds.stream().mapToDouble(FoldTime::accuracy).average().orElseThrow(),
        versions);
  }

  /** Extrapolates to training epochs with {@code factor} times the rows. */
  TrainingScore scaled(double factor) {
    return new TrainingScore(
        samplesPerSecond,
        seconds + (factor - 1) * trainingSeconds,
        factor * trainingSeconds,
        accuracy,
        versions);
  }
}
