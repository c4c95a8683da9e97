package io.github.foldwise.runtime;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trainer.ConfusionMatrix;
import io.github.foldwise.trainer.Evaluation;
import io.github.foldwise.trainer.Scores;
import io.github.foldwise.trainer.TrialListener;
import java.util.concurrent.CancellationException;

/**
 * Judges a session's weights on rows of a data set. Batches are weighted by their rows, so a short
 * last one counts for what it holds.
 */
final class Evaluator {
  private final ModelSession session;
  private final int classes;
  private final int batch;
  private final TrialListener listener;

  Evaluator(ModelSession session, int classes, int batch, TrialListener listener) {
    this.session = session;
    this.classes = classes;
    this.batch = batch;
    this.listener = listener;
  }

  /**
   * Loss, accuracy and confusion over at least one row.
   *
   * @throws CancellationException where the listener asked to stop
   */
  Evaluation evaluate(ImageData data, Rows rows) {
    long[][] confusion = new long[classes][classes];
    double dataLoss = 0;
    double activityPenalty = 0;
    long correct = 0;
    for (int from = 0; from < rows.size(); from += batch) {
      try (Batch some = Batch.of(data, rows, from, Math.min(from + batch, rows.size()))) {
        BatchScores scores = session.evaluate(some);
        dataLoss += scores.dataLoss();
        activityPenalty += (double) scores.activityPenalty() * some.rows();
        for (int i = 0; i < some.rows(); i++) {
          int label = data.label(rows.get(from + i));
          int predicted = scores.predicted(i);
          confusion[label][predicted]++;
          correct += label == predicted ? 1 : 0;
        }
      }
      if (listener.stopRequested()) {
        throw new CancellationException("stopped in an evaluation");
      }
    }
    double n = rows.size();
    return evaluation(dataLoss / n, activityPenalty / n, correct / n, confusion);
  }

  private Evaluation evaluation(
      double dataLoss, double activityPenalty, double accuracy, long[][] confusion) {
    double penalty = activityPenalty + session.weightPenalty();
    return Evaluation.of(
        new Scores(
            (float) (dataLoss + penalty), (float) dataLoss, (float) penalty, (float) accuracy),
        ConfusionMatrix.of(confusion));
  }
}
