package io.github.foldwise.run.engine;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.metrics.Score;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.run.journal.Event;
import io.github.foldwise.run.journal.Reason;
import io.github.foldwise.run.journal.RunHaltedException;
import io.github.foldwise.run.journal.RunState;
import io.github.foldwise.run.plan.Course;
import io.github.foldwise.run.plan.Outcome;
import io.github.foldwise.run.plan.PlannedTrial;
import io.github.foldwise.run.plan.TestUse;
import io.github.foldwise.run.records.TrialRecords;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.Intervention;
import io.github.foldwise.trial.OutOfMemoryException;
import io.github.foldwise.trial.SavableModel;
import io.github.foldwise.trial.StepResult;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrainerLostException;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * One course in training. Its events go to the journal, then to the listener; after each epoch it
 * writes a checkpoint, unless a listener may act: that one has to see each epoch.
 */
final class CourseRun implements TrialListener {
  private final Course course;
  private final RunState run;
  private final ProgressListener listener;
  private final Tally tally;
  private final Score score;
  private final BooleanSupplier stop;
  private final boolean actedOn;
  private int ended; // stages whose outcome is in the journal
  private int lastLook; // last epoch after which the test rows were evaluated; 0 for none

  CourseRun(
      Course course,
      RunState run,
      ProgressListener listener,
      Tally tally,
      Score score,
      BooleanSupplier stop,
      boolean actedOn) {
    this.course = course;
    this.run = run;
    this.listener = listener;
    this.tally = tally;
    this.score = score;
    this.stop = stop;
    this.actedOn = actedOn;
  }

  /**
   * Trains until the course is done, diverges, fails, or is cancelled.
   *
   * @throws OutOfMemoryException if memory was too small; the course may be trained again
   * @throws RunHaltedException if the run cannot continue
   */
  void train(Trainer trainer, DataSet data) {
    try {
      TrialTask task = task(data);
      finished(trainOrResume(trainer, task), task);
      run.ended(course);
      tally.ended(course);
    } catch (CancellationException e) {
      if (!stop.getAsBoolean()) {
        failed(e);
      }
    } catch (RunHaltedException | OutOfMemoryException e) {
      throw e;
    } catch (TrainerLostException e) {
      throw new RunHaltedException(e.refusal());
    } catch (Throwable e) { // even an Error: the other courses continue
      failed(e);
    }
  }

  /** Ends the stages that are left as failed. */
  void failed(Throwable thrown) {
    failed(Reason.of(thrown));
  }

  /** Ends the stages that are left as failed. */
  void failed(String reason) {
    for (PlannedTrial stage : course.stages().subList(ended, course.stages().size())) {
      run.failed(stage, reason);
      report(stage, Outcome.failed(reason));
    }
    tally.ended(course);
  }

  @Override
  public String trialName() {
    return course.longest().label();
  }

  @Override
  public void epochEnded(EpochEnd end) {
    int epoch = end.result().epoch();
    run.append(new Event.EpochDone(course.hash(), end.result()));
    end.result().test().ifPresent(scores -> looked(epoch));
    PlannedTrial next = course.stages().get(ended);
    if (next.epochs() == epoch && !next.equals(course.longest())) {
      TrialResult soFar = end.asLast();
      requireKnown(soFar.interventions());
      ended(Outcome.of(soFar));
    }
    PlannedTrial longest = course.longest();
    if (epoch < longest.epochs() && !actedOn) {
      run.keep(course, end.checkpoint());
    }
    listener.epochEnded(longest.title(), longest.repeat(), longest.fold().index(), end);
  }

  @Override
  public void trained(SavableModel model) {
    if (course.longest().isRefit()) {
      run.keep(course.longest(), model);
    }
  }

  @Override
  public void stepDone(StepResult step) {
    PlannedTrial trial = course.longest();
    listener.stepTaken(trial.title(), trial.repeat(), trial.fold().index(), step);
    stepDone(step.rows());
  }

  @Override
  public void stepDone(int rows) {
    tally.stepDone(course, rows);
    listener.stepDone(rows);
  }

  @Override
  public boolean stopRequested() {
    return stop.getAsBoolean();
  }

  private TrialResult trainOrResume(Trainer trainer, TrialTask task) {
    Optional<Checkpoint> from = checkpoint();
    started(from);
    try {
      return trainer.train(task, from, this);
    } catch (RefusedException e) {
      if (from.isEmpty()) {
        throw e;
      }
      started(Optional.empty()); // the checkpoint belongs to an earlier version of the experiment
      return trainer.train(task, Optional.empty(), this);
    }
  }

  /** A checkpoint that has not passed a stage whose outcome is still missing. */
  private Optional<Checkpoint> checkpoint() {
    return run.checkpoint(course)
        .filter(kept -> !actedOn)
        .filter(kept -> kept.epochs().size() < course.stages().get(ended).epochs());
  }

  private void started(Optional<Checkpoint> from) {
    PlannedTrial trial = course.longest();
    int after = from.map(checkpoint -> checkpoint.epochs().size()).orElse(0);
    run.append(new Event.TrialStarted(trial.hash().trial(), trial.label(), after));
    listener.trialStarted(trial.title(), trial.repeat(), trial.fold().index());
    tally.started(course, after);
  }

  private TrialTask task(DataSet data) {
    PlannedTrial trial = course.longest();
    return new TrialTask(
        trial.variant().model(),
        trial.variant().training(),
        data.training(),
        trial.fold().training(),
        trial.fold().validation(),
        trial.testUse() == TestUse.NEVER
            ? Optional.empty()
            : data.test().filter(test -> test.rows() > 0),
        trial.testUse() == TestUse.EACH_EPOCH,
        trial.seed(),
        course.stages().stream().anyMatch(PlannedTrial::keepsProbabilities));
  }

  /** After an early end the remaining stages end with the same result. */
  private void finished(TrialResult result, TrialTask task) {
    if (!result.diverged()) {
      requireEvaluated(result, task);
    }
    requireKnown(result.interventions());
    if (result.test().isPresent() && lastLook < result.epochs().size()) {
      looked(result.epochs().size());
    }
    while (ended < course.stages().size()) {
      ended(Outcome.of(result));
    }
  }

  /** The hash of a trial says that a listener may act, or nothing may. */
  private void requireKnown(List<Intervention> acts) {
    if (!acts.isEmpty() && !actedOn) {
      throw new IllegalStateException(
          "a listener of the trainer changed this trial, %s, and the run does not say so: give it to the run, with .acting(name, listener)"
              .formatted(acts.get(0)));
    }
    acts.forEach(act -> run.acted(new Event.ListenerActed(course.hash(), act.toString())));
  }

  private void requireEvaluated(TrialResult result, TrialTask task) {
    if (result.validation().isEmpty() && task.validationRows().size() > 0) {
      throw new IllegalStateException("the trainer did not evaluate the validation rows");
    }
    if (result.test().isEmpty() && task.test().isPresent() && course.longest().isRefit()) {
      throw new IllegalStateException("the trainer did not evaluate the test rows");
    }
  }

  private void ended(Outcome outcome) {
    PlannedTrial stage = course.stages().get(ended);
    run.finished(stage, outcome.asKeptOf(stage));
    ended++;
    report(stage, outcome);
  }

  private void report(PlannedTrial stage, Outcome outcome) {
    tally.ended(stage);
    TrialRow row = new TrialRecords(stage, outcome, score).titled();
    outcome.validation().ifPresent(evaluation -> listener.evaluated(row, evaluation));
    boolean isDoneRefit = stage.isRefit() && outcome.status() == TrialStatus.DONE;
    if (!isDoneRefit) { // the runner reports it, with the number of candidates
      listener.trialFinished(row);
    }
  }

  private void looked(int epoch) {
    run.append(new Event.TestLooked(course.hash(), epoch));
    lastLook = epoch;
  }
}
