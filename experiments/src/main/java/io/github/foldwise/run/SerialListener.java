package io.github.foldwise.run;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.guard.UserCode;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.run.engine.ProgressListener;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.StepResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Passes what the training threads report to a user's listeners, one call at a time. Once one of
 * them throws, it asks the run to stop.
 */
final class SerialListener implements ProgressListener {
  private final List<RunListener> listeners;
  private final List<RunListener> acting;
  private final CheckedExperiment experiment;
  private Optional<Throwable> thrown = Optional.empty();

  /** All listeners, and those of them that may act. */
  SerialListener(
      List<RunListener> listeners, List<RunListener> acting, CheckedExperiment experiment) {
    this.listeners = listeners;
    this.acting = acting;
    this.experiment = experiment;
  }

  @Override
  public synchronized void opened() {
    tell(listener -> listener.opened(experiment));
  }

  @Override
  public synchronized void planned(int trials, int restored) {
    tell(listener -> listener.planned(trials, restored));
  }

  @Override
  public synchronized void warned(Warning warning) {
    tell(listener -> listener.warned(warning));
  }

  @Override
  public synchronized void journalDamaged(List<Integer> lines) {
    String numbers = lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
    warned(
        new Warning(
            "damaged journal",
            "These lines of journal.jsonl cannot be read: %s.".formatted(numbers),
            "The trials that they recorded are trained again."));
  }

  @Override
  public synchronized void trialStarted(String variant, int repeat, int fold) {
    tell(listener -> listener.trialStarted(variant, repeat, fold));
  }

  @Override
  public synchronized void stepTaken(String variant, int repeat, int fold, StepResult step) {
    tell(listener -> listener.stepTaken(variant, repeat, fold, step));
  }

  @Override
  public synchronized void epochEnded(String variant, int repeat, int fold, EpochEnd end) {
    EpochEnd watched = new WatchedEnd(end);
    tell(
        listener ->
            listener.epochEnded(variant, repeat, fold, acting.contains(listener) ? end : watched));
  }

  @Override
  public synchronized void evaluated(TrialRow row, Evaluation validation) {
    tell(listener -> listener.evaluated(row, validation));
  }

  @Override
  public synchronized void trialFinished(TrialRow row) {
    tell(listener -> listener.trialFinished(row));
  }

  @Override
  public synchronized void refitFinished(RefitRow row) {
    tell(listener -> listener.refitFinished(row));
  }

  @Override
  public synchronized void reported(Path directory) {
    tell(listener -> listener.reported(directory));
  }

  synchronized boolean stopRequested() {
    boolean stop = thrown.isPresent();
    for (RunListener listener : listeners) {
      stop |= ask(listener::stopRequested).orElse(true);
    }
    return stop;
  }

  /** Refuses what a listener threw. */
  synchronized void refuseThrown() {
    thrown.ifPresent(
        e -> {
          throw UserCode.refusal(
              "listener",
              "one that throws nothing",
              e,
              "Fix the listener, then run the same again: finished trials are kept.");
        });
  }

  private void tell(Consumer<RunListener> call) {
    for (RunListener listener : listeners) {
      if (thrown.isEmpty()) {
        ask(
            () -> {
              call.accept(listener);
              return true;
            });
      }
    }
  }

  private Optional<Boolean> ask(Supplier<Boolean> call) {
    return UserCode.call(call, e -> thrown = Optional.of(e));
  }
}
