package io.github.foldwise.runtime;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trainer.ConfusionMatrix;
import io.github.foldwise.trainer.Evaluation;
import io.github.foldwise.trainer.Scores;

/**
 * Judges a session's weights on rows of a data set. Batches are weighted by their rows, so a short
 * last one counts for what it holds.
 */
final class Evaluator {
  private final ModelSession session;
  private final int classes;
  private final int batch;

  Evaluator(ModelSession session, int classes, int batch) {
    this.session = session;
    this.classes = classes;
    this.batch = batch;
  }

  /** At least one row. */
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
    }
    double meanLoss = dataLoss / rows.size();
    double penalty = activityPenalty / rows.size() + session.weightPenalty();
    return new Evaluation(
        new Scores(
            (float) (meanLoss + penalty),
            (float) meanLoss,
            (float) penalty,
            (float) ((double) correct / rows.size())),
        ConfusionMatrix.of(confusion));
  }
}
