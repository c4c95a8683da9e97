package io.github.foldwise.runtime.loop;

import io.github.foldwise.runtime.session.Batch;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.runtime.session.RunningScores;
import io.github.foldwise.split.MersenneTwister;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trial.Scores;
import io.github.foldwise.trial.Seeds;
import io.github.foldwise.trial.StepResult;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialTask;
import java.util.concurrent.CancellationException;

/**
 * Runs the steps of a training, one epoch at a time: shuffled batches and their updates.
 *
 * <p>The figures of an epoch are running means, as in Keras: each batch is measured in training
 * mode before its own update, and weighted by its rows.
 */
final class TrainingSteps {
  private final ModelSession session;
  private final TrialTask task;
  private final LearningRate rate;
  private final TrialListener listener;
  private final Rows trained;
  private final StopCheck stop;
  private long taken;

  TrainingSteps(ModelSession session, TrialTask task, LearningRate rate, TrialListener listener) {
    this.session = session;
    this.task = task;
    this.rate = rate;
    this.listener = listener;
    this.trained =
        task.training().monitoring().source().trainedOn(task.trainingRows(), task.data());
    this.stop = new StopCheck(listener);
  }

  long taken() {
    return taken;
  }

  void resumeAfter(long steps) {
    taken = steps;
  }

  /**
   * Trains on all rows once.
   *
   * @throws NotFiniteException if the loss of a step is NaN or infinite
   * @throws CancellationException if the listener asked to stop or the thread was interrupted
   */
  Scores epoch(int epoch) {
    RunningScores scores = new RunningScores();
    Rows order = order(epoch);
    int size = task.training().batch();
    for (int from = 0; from < order.size(); from += size) {
      try (Batch batch =
          session.batch(task.data(), order, from, Math.min(from + size, order.size()))) {
        scores.add(step(epoch, from / size + 1, batch), batch.rows());
      }
      stop.after("epoch " + epoch);
    }
    return scores.mean();
  }

  private ModelSession.StepScores step(int epoch, int stepOfEpoch, Batch batch) {
    float learningRate = rate.at(taken);
    ModelSession.StepScores scores = session.step(batch, learningRate, taken, task.seed());
    NotFiniteException.requireFinite(epoch, stepOfEpoch, scores.of(batch.rows()));
    taken++;
    listener.stepDone(new StepResult(taken, batch.rows(), learningRate, scores.of(batch.rows())));
    return scores;
  }

  /** The training rows, newly shuffled for each epoch. */
  private Rows order(int epoch) {
    int[] rows = trained.toArray();
    if (task.training().passes().shuffled()) {
      new MersenneTwister((int) Seeds.ofPurpose(task.seed(), "order/epoch " + epoch)).shuffle(rows);
    }
    return Rows.of(rows);
  }
}
