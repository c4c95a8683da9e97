package io.github.foldwise.runtime;

import io.github.foldwise.split.MersenneTwister;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trainer.EpochResult;
import io.github.foldwise.trainer.Evaluation;
import io.github.foldwise.trainer.Scores;
import io.github.foldwise.trainer.Seeds;
import io.github.foldwise.trainer.StepResult;
import io.github.foldwise.trainer.TrialListener;
import io.github.foldwise.trainer.TrialResult;
import io.github.foldwise.trainer.TrialTask;
import io.github.foldwise.training.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Trains a session's weights, epoch by epoch: shuffled batches, the updates, then the evaluations.
 *
 * <p>The figures of an epoch are running ones, as Keras's: each batch is measured in training mode
 * before its own update, and weighted by its rows.
 */
final class TrainingLoop {
  private final ModelSession session;
  private final TrialTask task;
  private final TrialListener listener;
  private final Evaluator evaluator;
  private final List<EpochResult> epochs = new ArrayList<>();
  private Optional<Evaluation> validation = Optional.empty();
  private Optional<Evaluation> test = Optional.empty();
  private long step;

  TrainingLoop(ModelSession session, TrialTask task, TrialListener listener) {
    this.session = session;
    this.task = task;
    this.listener = listener;
    this.evaluator =
        new Evaluator(
            session, task.model().spec().classes(), task.training().evaluationBatch(), listener);
  }

  TrialResult run() {
    try {
      for (int epoch = 1; epoch <= task.training().epochs(); epoch++) {
        epochs.add(epoch(epoch));
        listener.epochDone(epochs.get(epochs.size() - 1));
      }
      if (session.finish()) {
        evaluate(task.training().epochs());
      }
    } catch (NotFiniteException e) {
      return new TrialResult(true, e.getMessage(), epochs, Optional.empty(), Optional.empty());
    }
    return new TrialResult(false, "", epochs, validation, test);
  }

  private EpochResult epoch(int epoch) {
    long start = System.nanoTime();
    Scores training = train(epoch, order(epoch));
    double seconds = (System.nanoTime() - start) / 1e9;
    evaluate(epoch);
    return new EpochResult(
        epoch,
        stepsOfEpoch(),
        rate().rate(step - 1),
        training,
        validation.map(Evaluation::scores),
        test.map(Evaluation::scores),
        seconds);
  }

  private void evaluate(int epoch) {
    validation =
        task.validationRows().size() == 0
            ? Optional.empty()
            : Optional.of(finite(epoch, evaluator.evaluate(task.data(), task.validationRows())));
    test = task.test().map(data -> finite(epoch, evaluator.evaluate(data, Rows.all(data.rows()))));
  }

  private Scores train(int epoch, Rows order) {
    double dataLoss = 0;
    double penalty = 0;
    long correct = 0;
    int size = task.training().batch();
    for (int from = 0; from < order.size(); from += size) {
      try (Batch batch = Batch.of(task.data(), order, from, Math.min(from + size, order.size()))) {
        float learningRate = rate().rate(step);
        ModelSession.StepScores scores = session.step(batch, learningRate, step, task.seed());
        float batchPenalty = scores.activityPenalty() + scores.weightPenalty();
        requireFinite(epoch, from / size + 1, scores.dataLoss(), batchPenalty);
        dataLoss += (double) scores.dataLoss() * batch.rows();
        penalty += (double) batchPenalty * batch.rows();
        correct += scores.correct();
        step++;
        listener.stepDone(
            new StepResult(step, batch.rows(), learningRate, scores.of(batch.rows())));
      }
      if (listener.stopRequested()) {
        throw new CancellationException("stopped in epoch " + epoch);
      }
    }
    int rows = order.size();
    return new Scores(
        (float) ((dataLoss + penalty) / rows),
        (float) (dataLoss / rows),
        (float) (penalty / rows),
        (float) ((double) correct / rows));
  }

  /** A fresh shuffle of the training rows for each epoch. */
  private Rows order(int epoch) {
    int[] rows = task.trainingRows().toArray();
    if (task.training().passes().shuffled()) {
      new MersenneTwister((int) Seeds.ofPurpose(task.seed(), "order/epoch " + epoch)).shuffle(rows);
    }
    return Rows.of(rows);
  }

  private Schedule rate() {
    return task.training().optimizer().rate();
  }

  private int stepsOfEpoch() {
    int size = task.training().batch();
    return (task.trainingRows().size() + size - 1) / size;
  }

  private static Evaluation finite(int epoch, Evaluation evaluation) {
    Scores scores = evaluation.scores();
    if (!Float.isFinite(scores.loss())) {
      throw new NotFiniteException(
          "the loss was %s when epoch %s was evaluated (data loss %s, penalty %s)"
              .formatted(scores.loss(), epoch, scores.dataLoss(), scores.penalty()));
    }
    return evaluation;
  }

  private static void requireFinite(int epoch, int batch, float dataLoss, float penalty) {
    if (!Float.isFinite(dataLoss + penalty)) {
      throw new NotFiniteException(
          "the loss became %s in epoch %s, step %s (data loss %s, penalty %s)"
              .formatted(dataLoss + penalty, epoch, batch, dataLoss, penalty));
    }
  }

  /** Ends a trial whose loss is NaN or infinite. */
  private static final class NotFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFiniteException(String message) {
      super(message);
    }
  }
}
