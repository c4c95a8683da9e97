package io.github.foldwise.run;

import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.guard.UserCode;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.run.engine.ProgressListener;
import io.github.foldwise.trial.EpochResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Passes what the training threads report to a user's listener, one call at a time. Once the
 * listener throws, it asks the run to stop.
 */
final class SerialListener implements ProgressListener {
  private final RunListener listener;
  private Optional<Throwable> thrown = Optional.empty();

  SerialListener(RunListener listener) {
    this.listener = listener;
  }

  @Override
  public synchronized void planned(int trials, int restored) {
    tell(() -> listener.planned(trials, restored));
  }

  @Override
  public synchronized void warned(Warning warning) {
    tell(() -> listener.warned(warning));
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
  public synchronized void trialStarted(CheckedVariant variant, int repeat, int fold) {
    tell(() -> listener.trialStarted(variant.variant().name(), repeat, fold));
  }

  @Override
  public synchronized void epochDone(String variant, int repeat, int fold, EpochResult result) {
    tell(() -> listener.epochEnded(variant, repeat, fold, result));
  }

  @Override
  public synchronized void trialFinished(TrialRow row) {
    tell(() -> listener.trialFinished(row));
  }

  @Override
  public synchronized void refitFinished(RefitRow row) {
    tell(() -> listener.refitFinished(row));
  }

  synchronized boolean stopRequested() {
    return thrown.isPresent() || ask(listener::stopRequested).orElse(true);
  }

  /** Refuses what the listener threw. */
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

  private void tell(Runnable call) {
    if (thrown.isEmpty()) {
      ask(
          () -> {
            call.run();
            return true;
          });
    }
  }

  private Optional<Boolean> ask(Supplier<Boolean> call) {
    return UserCode.call(call, e -> thrown = Optional.of(e));
  }
}
