package io.github.foldwise.examples;

import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.run.ResultRow;
import io.github.foldwise.run.Run;
import io.github.foldwise.run.RunListener;
import io.github.foldwise.run.RunResult;
import io.github.foldwise.tensorboard.TensorBoard;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

/** An experiment inside a program, as docs show it. */
final class EmbeddedRun {
  private EmbeddedRun() {}

  static RunResult run(Experiment experiment, Path folder) {
    // README begins
    RunResult result = Run.of(experiment).in(folder).jobs(2).execute();

    for (ResultRow row : result.table("units").rows()) {
      int units = row.value(Garments.UNITS);
      double accuracy = row.mean().orElseThrow();
      System.out.println(units + " units: " + accuracy + " " + row.verdict());
    }
    System.out.println("Report: " + result.htmlReport());
    // README ends
    return result;
  }

  static RunResult inTensorBoard(Experiment experiment, Path folder) {
    // README begins
    TensorBoard board = TensorBoard.in(folder.resolve("logs")).everySteps(100).histograms();
    RunResult result = Run.of(experiment).in(folder).listener(board).execute();
    // README ends
    return result;
  }

  static RunListener listener(Queue<String> finished, AtomicBoolean stop) {
    // README begins
    RunListener listener =
        new RunListener() {
          @Override
          public void trialFinished(TrialRow trial) {
            finished.add(trial.variant() + ", fold " + trial.fold());
          }

          @Override
          public boolean stopRequested() {
            return stop.get();
          }
        };
    // README ends
    return listener;
  }
}
