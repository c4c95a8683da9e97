package io.github.foldwise.runtime;

import io.github.foldwise.trainer.ConfusionMatrix;
import io.github.foldwise.trainer.Evaluation;
import io.github.foldwise.trainer.Mistake;
import io.github.foldwise.trainer.Scores;

/** What was predicted for the rows of an evaluation, while they come in. */
final class Predictions {
  private final long[][] confusion;
  private final ConfidenceCounts confidence = new ConfidenceCounts();
  private final WorstMistakes mistakes;
  private long rows;
  private long correct;

  Predictions(int classes) {
    this.confusion = new long[classes][classes];
    this.mistakes = new WorstMistakes(classes);
  }

  /**
   * One row more.
   *
   * @param row index in the images that are judged
   * @param probability of the predicted class
   */
  void add(int row, int label, int predicted, float probability) {
    rows++;
    confusion[label][predicted]++;
    confidence.add(probability, label == predicted);
    if (label == predicted) {
      correct++;
    } else {
      mistakes.add(new Mistake(row, label, predicted, probability));
    }
  }

  /** Share of rows whose predicted class is theirs. */
  float accuracy() {
    return (float) (correct / (double) rows);
  }

  /** With what else was measured. */
  Evaluation evaluation(Scores scores) {
    return new Evaluation(
        scores, ConfusionMatrix.of(confusion), confidence.bins(), mistakes.list());
  }
}
