package io.github.foldwise.runtime;

import io.github.foldwise.runtime.Judge.Judgement;
import io.github.foldwise.trainer.EpochResult;
import io.github.foldwise.trainer.Evaluation;
import io.github.foldwise.trainer.Scores;
import io.github.foldwise.trainer.TrialListener;
import io.github.foldwise.trainer.TrialResult;
import io.github.foldwise.trainer.TrialTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trains a session's weights, epoch by epoch: the steps, then the evaluations, then what follows
 * from them for the learning rate and the end of training.
 */
final class TrainingLoop {
  private final ModelSession session;
  private final TrialTask task;
  private final TrialListener listener;
  private final LearningRate rate;
  private final TrainingSteps steps;
  private final Judge judge;
  private final Optional<EarlyEnd> earlyEnd;
  private final List<EpochResult> epochs = new ArrayList<>();
  private Judgement judgement = new Judgement(Optional.empty(), Optional.empty());

  TrainingLoop(ModelSession session, TrialTask task, TrialListener listener) {
    this.session = session;
    this.task = task;
    this.listener = listener;
    this.rate = new LearningRate(task.training());
    this.steps = new TrainingSteps(session, task, rate, listener);
    this.judge = new Judge(session, task, listener);
    this.earlyEnd = task.training().monitoring().earlyStopping().map(e -> new EarlyEnd(e, session));
  }

  TrialResult run() {
    try {
      for (int epoch = 1; epoch <= task.training().epochs() && !isEnded(); epoch++) {
        EpochResult result = epoch(epoch);
        epochs.add(result);
        listener.epochDone(result);
        rate.observe(result);
        earlyEnd.ifPresent(end -> end.observe(result, judgement));
      }
      // before the best weights come back, which are no averages: Keras's order
      if (session.finish()) {
        judgement = judge.afterEpoch(epochs.size());
      }
      Judgement last = earlyEnd.map(end -> end.restore(judgement)).orElse(judgement);
      int epoch = epochs.size();
      return new TrialResult(
          false, "", epochs, judge.heldOut(epoch, last), judge.test(epoch, last));
    } catch (NotFiniteException e) {
      return new TrialResult(true, e.getMessage(), epochs, Optional.empty(), Optional.empty());
    }
  }

  private boolean isEnded() {
    return earlyEnd.map(EarlyEnd::isReached).orElse(false);
  }

  private EpochResult epoch(int epoch) {
    long before = steps.taken();
    long start = System.nanoTime();
    Scores training = steps.epoch(epoch);
    double seconds = (System.nanoTime() - start) / 1e9;
    judgement = judge.afterEpoch(epoch);
    return new EpochResult(
        epoch,
        (int) (steps.taken() - before),
        rate.at(steps.taken() - 1),
        training,
        judgement.watched().map(Evaluation::scores),
        judgement.test().map(Evaluation::scores),
        seconds);
  }
}
