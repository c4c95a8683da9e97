package io.github.foldwise.runtime.session;

import io.github.foldwise.trial.ClassProbabilities;
import io.github.foldwise.trial.ConfusionMatrix;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.Mistake;
import io.github.foldwise.trial.Scores;
import java.nio.FloatBuffer;
import java.util.Optional;

/** Collects the predictions of an evaluation. */
public final class Predictions {
  private final long[][] confusion;
  private final ConfidenceCounts confidence = new ConfidenceCounts();
  private final WorstMistakes mistakes;
  private final int classes;
  private final FloatBuffer kept; // (rows, classes), row-major
  private long rows;
  private long correct;

  /**
   * Collects the predictions of a model with this many classes.
   *
   * @param keptRows rows whose probabilities of all classes will be {@linkplain #keep kept}
   */
  public Predictions(int classes, int keptRows) {
    this.confusion = new long[classes][classes];
    this.mistakes = new WorstMistakes(classes);
    this.classes = classes;
    this.kept = FloatBuffer.allocate(Math.multiplyExact(keptRows, classes));
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

  /** Keeps the probabilities of all classes of the next rows, row-major. */
  public void keep(float[] probabilities) {
    kept.put(probabilities);
  }

  /** Share of correctly predicted rows. */
  public float accuracy() {
    return (float) (correct / (double) rows);
  }

  /** The evaluation with these scores. */
  public Evaluation evaluation(Scores scores) {
    return new Evaluation(
        scores,
        ConfusionMatrix.of(confusion),
        confidence.bins(),
        mistakes.list(),
        kept.capacity() == 0
            ? Optional.empty()
            : Optional.of(ClassProbabilities.of(classes, kept.array())));
  }
}
