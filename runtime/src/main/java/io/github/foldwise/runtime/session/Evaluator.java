package io.github.foldwise.runtime.session;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.Scores;

/** Evaluates a session's weights on rows of a data set, batches weighted by their rows. */
public final class Evaluator {
  private final ModelSession session;
  private final int classes;
  private final int batch;
  private final Runnable afterBatch;

  private final boolean keepsProbabilities;

  public Evaluator(ModelSession session, int classes, int batch) {
    this(session, classes, batch, false, () -> {});
  }

  /**
   * An evaluator that a call after each batch can abandon, by what it throws.
   *
   * @param keepsProbabilities whether evaluations hold the probabilities of all classes
   */
  public Evaluator(
      ModelSession session,
      int classes,
      int batch,
      boolean keepsProbabilities,
      Runnable afterBatch) {
    this.session = session;
    this.classes = classes;
    this.batch = session.mostAtOnce(batch);
    this.keepsProbabilities = keepsProbabilities;
    this.afterBatch = afterBatch;
  }

  /** Loss, accuracy, confusion, confidence and mistakes over at least one row. */
  public Evaluation evaluate(ImageData data, Rows rows) {
    Predictions predictions = new Predictions(classes, keepsProbabilities ? rows.size() : 0);
    double dataLoss = 0;
    double activityPenalty = 0;
    for (int from = 0; from < rows.size(); from += batch) {
      try (Batch some = session.batch(data, rows, from, Math.min(from + batch, rows.size()))) {
        BatchScores scores = session.evaluate(some, keepsProbabilities);
        dataLoss += scores.dataLoss();
        activityPenalty += (double) scores.activityPenalty() * some.rows();
        for (int i = 0; i < some.rows(); i++) {
          int row = rows.get(from + i);
          predictions.add(row, data.label(row), scores.predicted(i), scores.confidence(i));
        }
        predictions.keep(scores.probabilities());
      }
      afterBatch.run();
    }
    return evaluation(dataLoss / rows.size(), activityPenalty / rows.size(), predictions);
  }

  private Evaluation evaluation(double dataLoss, double activityPenalty, Predictions predictions) {
    double penalty = activityPenalty + session.weightPenalty();
    return predictions.evaluation(
        new Scores(
            (float) (dataLoss + penalty),
            (float) dataLoss,
            (float) penalty,
            predictions.accuracy()));
  }
}
