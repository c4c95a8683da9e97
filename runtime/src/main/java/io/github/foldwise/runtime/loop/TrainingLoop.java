package io.github.foldwise.runtime.loop;

import io.github.foldwise.runtime.loop.TrialEvaluator.Evaluations;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.Scores;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trains a session epoch by epoch: steps, evaluations, learning rate and early stopping. */
public final class TrainingLoop {
  private final ModelSession session;
  private final TrialTask task;
  private final TrialListener listener;
  private final LearningRate rate;
  private final TrainingSteps steps;
  private final TrialEvaluator evaluator;
  private final Optional<EarlyEnd> earlyEnd;
  private final CheckpointCodec checkpoints;
  private final List<EpochResult> epochs = new ArrayList<>();
  private Optional<Evaluations> latest = Optional.empty(); // of the current weights
  private boolean endRequested;

  public TrainingLoop(ModelSession session, TrialTask task, TrialListener listener) {
    this.session = session;
    this.task = task;
    this.listener = listener;
    this.rate = new LearningRate(task.training());
    this.steps = new TrainingSteps(session, task, rate, listener);
    this.evaluator = new TrialEvaluator(session, task, new StopCheck(listener));
    this.earlyEnd = task.training().monitoring().earlyStopping().map(e -> new EarlyEnd(e, session));
    this.checkpoints = new CheckpointCodec(session, task);
  }

  /** Continues from a checkpoint. The rules observe the figures of its epochs again. */
  public void resume(Checkpoint from) {
    TrialState state = checkpoints.read(from);
    session.write(state.variables());
    epochs.addAll(from.epochs());
    steps.resumeAfter(epochs.stream().mapToLong(EpochResult::steps).sum());
    epochs.forEach(rate::observe);
    earlyEnd.ifPresent(end -> end.resumeAfter(epochs, state.bestWeights()));
  }

  public TrialResult run() {
    try {
      while (epochs.size() < task.training().epochs() && !isEnded()) {
        epoch(epochs.size() + 1);
        report();
        endRequested = listener.endRequested();
      }
    } catch (NotFiniteException e) {
      return diverged(e);
    }
    restore();
    return ended();
  }

  /** Whether the listener ended the training and keeps its model. */
  public boolean isEndRequested() {
    return endRequested;
  }

  private boolean isEnded() {
    return endRequested || earlyEnd.map(EarlyEnd::isReached).orElse(false);
  }

  private void epoch(int epoch) {
    long before = steps.taken();
    long start = System.nanoTime();
    Scores training = steps.epoch(epoch);
    double seconds = (System.nanoTime() - start) / 1e9;
    Evaluations found = evaluator.afterEpoch(epoch);
    latest = Optional.of(found);
    EpochResult result =
        new EpochResult(
            epoch,
            (int) (steps.taken() - before),
            rate.at(steps.taken() - 1),
            training,
            found.watched().map(Evaluation::scores),
            found.test().map(Evaluation::scores),
            seconds);
    epochs.add(result);
    rate.observe(result);
    earlyEnd.ifPresent(end -> end.observe(result));
  }

  private void report() {
    LiveEnd end = new LiveEnd(epochs.get(epochs.size() - 1));
    listener.epochEnded(end);
    end.isOver = true;
  }

  /** Averages first, then the best weights, which were not averaged: Keras's order. */
  private void restore() {
    boolean averaged = session.finish();
    boolean restored = earlyEnd.map(EarlyEnd::restore).orElse(false);
    if (averaged || restored) {
      latest = Optional.empty();
    }
  }

  private TrialResult ended() {
    try {
      int epoch = epochs.size();
      Evaluations last = latest.orElseGet(() -> evaluator.afterEpoch(epoch));
      return new TrialResult(
          false, "", epochs, evaluator.heldOut(epoch, last), evaluator.test(epoch, last));
    } catch (NotFiniteException e) {
      return diverged(e);
    }
  }

  private TrialResult diverged(NotFiniteException e) {
    return new TrialResult(true, e.getMessage(), epochs, Optional.empty(), Optional.empty());
  }

  /** The loop during its listener's call. */
  private final class LiveEnd implements EpochEnd {
    private final EpochResult result;
    private boolean isOver;

    LiveEnd(EpochResult result) {
      this.result = result;
    }

    @Override
    public EpochResult result() {
      return result;
    }

    @Override
    public TrialResult asLast() {
      requireLive();
      if (!task.training().isBeginningOfLonger()) {
        throw new IllegalStateException(
            "this training ends with its best or averaged weights, which are restored once: its"
                + " result is not known before its end");
      }
      return ended();
    }

    @Override
    public Checkpoint checkpoint() {
      requireLive();
      return checkpoints.take(epochs, earlyEnd.map(EarlyEnd::bestWeights).orElse(Map.of()));
    }

    @Override
    public Map<String, float[]> weights() {
      requireLive();
      return session.readAll();
    }

    private void requireLive() {
      if (isOver) {
        throw new IllegalStateException(
            "the end of an epoch can be inspected only during the call that reports it");
      }
    }
  }
}
