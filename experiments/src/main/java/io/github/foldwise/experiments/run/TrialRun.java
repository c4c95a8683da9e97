package io.github.foldwise.experiments.run;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.trainer.EpochResult;
import io.github.foldwise.trainer.Trainer;
import io.github.foldwise.trainer.TrialListener;
import io.github.foldwise.trainer.TrialResult;
import io.github.foldwise.trainer.TrialTask;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** One trial while it trains: what happens to it goes to the journal, then to the listener. */
final class TrialRun implements TrialListener {
  private final PlannedTrial trial;
  private final Journal journal;
  private final RunListener listener;
  private final BooleanSupplier stop;
  private int lastLook; // epoch after which the test rows were looked at last; 0 for never

  TrialRun(PlannedTrial trial, Journal journal, RunListener listener, BooleanSupplier stop) {
    this.trial = trial;
    this.journal = journal;
    this.listener = listener;
    this.stop = stop;
  }

  /** Trains to the end: done, diverged, failed, or cancelled without an end. */
  void train(Trainer trainer, CheckedExperiment experiment) {
    journal.append(new Event.TrialStarted(trial.key()));
    listener.trialStarted(trial.variant(), trial.repeat(), trial.fold().index());
    try {
      finished(trainer.train(task(experiment), this));
    } catch (CancellationException e) {
      if (stop.getAsBoolean()) {
        return;
      }
      failed(e);
    } catch (Throwable e) { // also of an Error, such as want of memory: the others go on
      failed(e);
    }
    journal
        .outcome(trial.key())
        .ifPresent(outcome -> listener.trialFinished(new TrialRecords(trial, outcome).row()));
  }

  @Override
  public void epochDone(EpochResult result) {
    journal.append(new Event.EpochDone(trial.key(), result));
    result.test().ifPresent(scores -> looked(result.epoch()));
    listener.epochDone(trial.key().variant(), trial.repeat(), trial.fold().index(), result);
  }

  @Override
  public void stepDone(int rows) {
    listener.stepDone(rows);
  }

  @Override
  public boolean stopRequested() {
    return stop.getAsBoolean();
  }

  private TrialTask task(CheckedExperiment experiment) {
    DataSet data = experiment.data();
    return new TrialTask(
        trial.variant().model(),
        trial.variant().training(),
        data.training(),
        trial.fold().training(),
        trial.fold().validation(),
        experiment.testedEachTrial() ? data.test() : Optional.empty(),
        trial.seed());
  }

  private void finished(TrialResult result) {
    if (!result.diverged() && result.validation().isEmpty()) {
      throw new IllegalStateException("the trainer did not judge the validation rows");
    }
    if (result.test().isPresent() && lastLook < result.epochs().size()) {
      looked(result.epochs().size());
    }
    journal.append(
        new Event.TrialFinished(
            trial.key(), result.diverged(), result.reason(), result.validation(), result.test()));
  }

  private void failed(Throwable thrown) {
    journal.append(new Event.TrialFailed(trial.key(), Reason.of(thrown)));
  }

  private void looked(int epoch) {
    journal.append(new Event.TestLooked(trial.key(), epoch));
    lastLook = epoch;
  }
}
