package io.github.foldwise.runtime.session;

import io.github.foldwise.trial.ConfusionMatrix;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.Mistake;
import io.github.foldwise.trial.Scores;

/** Collects the predictions of an evaluation. */
public final class Predictions {
  private final long[][] confusion;
  private final ConfidenceCounts confidence = new ConfidenceCounts();
  private final WorstMistakes mistakes;
  private long rows;
  private long correct;

  public Predictions(int classes) {
    this.confusion = new long[classes][classes];
    this.mistakes = new WorstMistakes(classes);
  }

  /** Adds a row, with the probability of its predicted class. */
  public void add(int row, int label, int predicted, float probability) {
    rows++;
    confusion[label][predicted]++;
    confidence.add(probability, label == predicted);
    if (label == predicted) {
      correct++;
    } else {
      mistakes.add(new Mistake(row, label, predicted, probability));
    }
  }

  /** Share of correctly predicted rows. */
  public float accuracy() {
    return (float) (correct / (double) rows);
  }

  /** The evaluation with these scores. */
  public Evaluation evaluation(Scores scores) {
    return new Evaluation(
        scores, ConfusionMatrix.of(confusion), confidence.bins(), mistakes.list());
  }
}
