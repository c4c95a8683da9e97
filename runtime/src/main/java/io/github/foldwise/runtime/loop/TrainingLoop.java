package io.github.foldwise.runtime.loop;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.runtime.loop.TrialEvaluator.Evaluations;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.Intervention;
import io.github.foldwise.trial.Scores;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains a session epoch by epoch: steps, evaluations, learning rate and early stopping. A listener
 * may act at the end of each epoch; without its acts, every bit is as without a listener.
 */
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
  private final List<Intervention> interventions = new ArrayList<>();
  private final Saving saving;
  private boolean endRequested;

  /** A loop whose listener saves no models. */
  public TrainingLoop(ModelSession session, TrialTask task, TrialListener listener) {
    this(
        session,
        task,
        listener,
        (file, weights, acts) -> {
          throw new UnsupportedOperationException("nobody saves the models of this training");
        });
  }

  /** Writes a model between two epochs into a file. */
  @FunctionalInterface
  public interface Saving {
    /** Writes these weights, and what the listener changed before. */
    void save(Path file, Map<String, float[]> weights, List<Intervention> before);
  }

  /** A loop that saves models on request. */
  public TrainingLoop(ModelSession session, TrialTask task, TrialListener listener, Saving saving) {
    this.session = session;
    this.task = task;
    this.listener = listener;
    this.rate = new LearningRate(task.training());
    this.steps = new TrainingSteps(session, task, rate, listener);
    this.evaluator = new TrialEvaluator(session, task, new StopCheck(listener));
    this.earlyEnd = task.training().monitoring().earlyStopping().map(e -> new EarlyEnd(e, session));
    this.checkpoints = new CheckpointCodec(session, task);
    this.saving = saving;
  }

  /**
   * Continues from a checkpoint. The rules observe the figures of its epochs again, and what a
   * listener changed is changed again.
   */
  public void resume(Checkpoint from) {
    TrialState state = checkpoints.read(from);
    session.write(state.variables());
    epochs.addAll(from.epochs());
    steps.resumeAfter(epochs.stream().mapToLong(EpochResult::steps).sum());
    interventions.addAll(from.interventions());
    endRequested = interventions.stream().anyMatch(Intervention.Ended.class::isInstance);
    epochs.forEach(
        epoch -> {
          rate.observe(epoch);
          interventions.stream().filter(act -> act.epoch() == epoch.epoch()).forEach(this::repeat);
        });
    earlyEnd.ifPresent(end -> end.resumeAfter(epochs, state.bestWeights()));
  }

  public TrialResult run() {
    try {
      while (epochs.size() < task.training().epochs() && !isEnded()) {
        epoch(epochs.size() + 1);
        report();
        if (listener.endRequested()) {
          requestEnd();
        }
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

  /** Ending after the last epoch changes nothing. */
  private void requestEnd() {
    if (epochs.size() < task.training().epochs() && !isEnded()) {
      interventions.add(new Intervention.Ended(epochs.size()));
    }
    endRequested = true;
  }

  private void repeat(Intervention act) {
    if (act instanceof Intervention.RateSet set) {
      rate.set(set.rate());
    }
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
          false,
          "",
          epochs,
          evaluator.heldOut(epoch, last),
          evaluator.test(epoch, last),
          interventions);
    } catch (NotFiniteException e) {
      return diverged(e);
    }
  }

  private TrialResult diverged(NotFiniteException e) {
    return new TrialResult(
        true, e.getMessage(), epochs, Optional.empty(), Optional.empty(), interventions);
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
      return checkpoints.take(
          epochs, interventions, earlyEnd.map(EarlyEnd::bestWeights).orElse(Map.of()));
    }

    @Override
    public Map<String, float[]> weights() {
      requireLive();
      return session.readAll();
    }

    @Override
    public void save(Path file) {
      requireNonNull(file, "file");
      saving.save(file, weights(), List.copyOf(interventions));
    }

    @Override
    public void setLearningRate(double given) {
      requireLive();
      if (!(given >= 0) || Double.isInfinite((float) given)) {
        throw new RefusedException(
            Problem.of(
                "learning rate set by a listener",
                "a finite number, at least 0",
                String.valueOf(given),
                "Give a small number, such as 1e-4."));
      }
      Intervention act = new Intervention.RateSet(epochs.size(), (float) given);
      interventions.add(act);
      repeat(act);
    }

    @Override
    public void endTraining() {
      requireLive();
      requestEnd();
    }

    private void requireLive() {
      if (isOver) {
        throw new IllegalStateException(
            "the end of an epoch can be inspected only during the call that reports it");
      }
    }
  }
}
