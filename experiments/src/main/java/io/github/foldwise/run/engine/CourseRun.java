package io.github.foldwise.run.engine;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.run.journal.Event;
import io.github.foldwise.run.journal.Reason;
import io.github.foldwise.run.journal.RunHaltedException;
import io.github.foldwise.run.journal.RunState;
import io.github.foldwise.run.plan.Course;
import io.github.foldwise.run.plan.Outcome;
import io.github.foldwise.run.plan.PlannedTrial;
import io.github.foldwise.run.plan.TestLooks;
import io.github.foldwise.run.records.TrialRecords;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.OutOfMemoryException;
import io.github.foldwise.trial.SavableModel;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * One course while it trains: what happens to it goes to the journal, then to the listener, and
 * after each epoch a checkpoint to the disk.
 */
final class CourseRun implements TrialListener {
  private final Course course;
  private final RunState run;
  private final ProgressListener listener;
  private final BooleanSupplier stop;
  private int ended; // stages whose outcome is written down
  private int lastLook; // epoch after which the test rows were looked at last; 0 for never

  CourseRun(Course course, RunState run, ProgressListener listener, BooleanSupplier stop) {
    this.course = course;
    this.run = run;
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * Trains to the end: done, diverged, failed, or cancelled without an end.
   *
   * @throws OutOfMemoryException where it wanted memory; it may be trained once more
   * @throws RunHaltedException where the run cannot go on
   */
  void train(Trainer trainer, DataSet data) {
    try {
      finished(trainFromWhereItWasLeft(trainer, task(data)));
      run.ended(course);
    } catch (CancellationException e) {
      if (!stop.getAsBoolean()) {
        failed(e);
      }
    } catch (RunHaltedException | OutOfMemoryException e) {
      throw e;
    } catch (Throwable e) { // also of an Error: the others go on
      failed(e);
    }
  }

  /** It has failed, and nothing more of it is trained. */
  void failed(Throwable thrown) {
    failed(Reason.of(thrown));
  }

  /** It has failed, and nothing more of it is trained. */
  void failed(String reason) {
    for (PlannedTrial stage : course.stages().subList(ended, course.stages().size())) {
      run.failed(stage, reason);
      heard(stage, Outcome.failed(reason));
    }
  }

  @Override
  public void epochEnded(EpochEnd end) {
    int epoch = end.result().epoch();
    run.append(new Event.EpochDone(course.hash(), end.result()));
    end.result().test().ifPresent(scores -> looked(epoch));
    PlannedTrial next = course.stages().get(ended);
    if (next.epochs() == epoch && !next.equals(course.longest())) {
      ended(Outcome.of(end.asLast()));
    }
    PlannedTrial longest = course.longest();
    if (epoch < longest.epochs()) {
      run.keep(course, end.checkpoint());
    }
    listener.epochDone(longest.title(), longest.repeat(), longest.fold().index(), end.result());
  }

  @Override
  public void trained(SavableModel model) {
    if (course.longest().isRefit()) {
      run.keep(model);
    }
  }

  @Override
  public void stepDone(int rows) {
    listener.stepDone(rows);
  }

  @Override
  public boolean stopRequested() {
    return stop.getAsBoolean();
  }

  private TrialResult trainFromWhereItWasLeft(Trainer trainer, TrialTask task) {
    Optional<Checkpoint> from = checkpoint();
    started(from);
    try {
      return trainer.train(task, from, this);
    } catch (RefusedException e) {
      if (from.isEmpty()) {
        throw e;
      }
      started(Optional.empty()); // one that an edit of the experiment left behind
      return trainer.train(task, Optional.empty(), this);
    }
  }

  /** One from which no stage is behind whose outcome is still to be found. */
  private Optional<Checkpoint> checkpoint() {
    return run.checkpoint(course)
        .filter(kept -> kept.epochs().size() < course.stages().get(ended).epochs());
  }

  private void started(Optional<Checkpoint> from) {
    PlannedTrial trial = course.longest();
    int after = from.map(checkpoint -> checkpoint.epochs().size()).orElse(0);
    run.append(new Event.TrialStarted(trial.hash().trial(), trial.label(), after));
    listener.trialStarted(trial.variant(), trial.repeat(), trial.fold().index());
    listener.rowsKept((long) after * trial.learntRows());
  }

  private TrialTask task(DataSet data) {
    PlannedTrial trial = course.longest();
    return new TrialTask(
        trial.variant().model(),
        trial.variant().training(),
        data.training(),
        trial.fold().training(),
        trial.fold().validation(),
        trial.looks() == TestLooks.NEVER ? Optional.empty() : data.test(),
        trial.looks() == TestLooks.EACH_EPOCH,
        trial.seed());
  }

  /** Stages that an early end left out end as it does. */
  private void finished(TrialResult result) {
    if (!result.diverged()) {
      requireJudged(result);
    }
    if (result.test().isPresent() && lastLook < result.epochs().size()) {
      looked(result.epochs().size());
    }
    while (ended < course.stages().size()) {
      ended(Outcome.of(result));
    }
  }

  private void requireJudged(TrialResult result) {
    if (result.validation().isEmpty() && course.longest().fold().validation().size() > 0) {
      throw new IllegalStateException("the trainer did not judge the validation rows");
    }
    if (result.test().isEmpty() && course.longest().isRefit()) {
      throw new IllegalStateException("the trainer did not judge the test rows");
    }
  }

  private void ended(Outcome outcome) {
    PlannedTrial stage = course.stages().get(ended);
    run.finished(stage, outcome);
    ended++;
    heard(stage, outcome);
  }

  private void heard(PlannedTrial stage, Outcome outcome) {
    boolean isDoneRefit = stage.isRefit() && outcome.status() == TrialStatus.DONE;
    if (!isDoneRefit) { // which is told with what it was chosen from, by those who chose it
      listener.trialFinished(new TrialRecords(stage, outcome).told());
    }
  }

  private void looked(int epoch) {
    run.append(new Event.TestLooked(course.hash(), epoch));
    lastLook = epoch;
  }
}
