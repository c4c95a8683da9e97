package io.github.foldwise.runtime.loop;

import io.github.foldwise.runtime.loop.TrialEvaluator.Judgement;
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

/**
 * Trains a session's weights, epoch by epoch: the steps, then the evaluations, then what follows
 * from them for the learning rate and the end of training.
 */
public final class TrainingLoop {
  private final ModelSession session;
  private final TrialTask task;
  private final TrialListener listener;
  private final LearningRate rate;
  private final TrainingSteps steps;
  private final TrialEvaluator judge;
  private final Optional<EarlyEnd> earlyEnd;
  private final CheckpointCodec checkpoints;
  private final List<EpochResult> epochs = new ArrayList<>();
  private Optional<Judgement> judgement = Optional.empty(); // of the weights as they stand

  public TrainingLoop(ModelSession session, TrialTask task, TrialListener listener) {
    this.session = session;
    this.task = task;
    this.listener = listener;
    this.rate = new LearningRate(task.training());
    this.steps = new TrainingSteps(session, task, rate, listener);
    this.judge = new TrialEvaluator(session, task, listener);
    this.earlyEnd = task.training().monitoring().earlyStopping().map(e -> new EarlyEnd(e, session));
    this.checkpoints = new CheckpointCodec(session, task);
  }

  /**
   * Goes on from here instead of from the beginning. What the rules made of the figures of the
   * epochs, they make of them again.
   */
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
        tell();
      }
    } catch (NotFiniteException e) {
      return diverged(e);
    }
    bringBack();
    return ended();
  }

  private boolean isEnded() {
    return earlyEnd.map(EarlyEnd::isReached).orElse(false);
  }

  private void epoch(int epoch) {
    long before = steps.taken();
    long start = System.nanoTime();
    Scores training = steps.epoch(epoch);
    double seconds = (System.nanoTime() - start) / 1e9;
    Judgement found = judge.afterEpoch(epoch);
    judgement = Optional.of(found);
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

  private void tell() {
    LiveEnd end = new LiveEnd(epochs.get(epochs.size() - 1));
    listener.epochEnded(end);
    end.isOver = true;
  }

  /** Averages come before the best weights, which are none: Keras's order. */
  private void bringBack() {
    boolean averaged = session.finish();
    boolean restored = earlyEnd.map(EarlyEnd::restore).orElse(false);
    if (averaged || restored) {
      judgement = Optional.empty();
    }
  }

  /** As the weights stand. */
  private TrialResult ended() {
    try {
      int epoch = epochs.size();
      Judgement last = judgement.orElseGet(() -> judge.afterEpoch(epoch));
      return new TrialResult(
          false, "", epochs, judge.heldOut(epoch, last), judge.test(epoch, last));
    } catch (NotFiniteException e) {
      return diverged(e);
    }
  }

  private TrialResult diverged(NotFiniteException e) {
    return new TrialResult(true, e.getMessage(), epochs, Optional.empty(), Optional.empty());
  }

  /** The loop while it waits for its listener. */
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
            "this training ends with the best or the averaged weights, which are brought back once:"
                + " what it would have come to by now is not known before its end");
      }
      return ended();
    }

    @Override
    public Checkpoint checkpoint() {
      requireLive();
      return checkpoints.take(epochs, earlyEnd.map(EarlyEnd::bestWeights).orElse(Map.of()));
    }

    private void requireLive() {
      if (isOver) {
        throw new IllegalStateException(
            "the end of an epoch can be looked at only while it is told");
      }
    }
  }
}
