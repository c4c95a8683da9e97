package io.github.foldwise.cli.command;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.ConfusionMatrix;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.Scores;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.util.List;
import java.util.Optional;

/**
 * Trains nothing: its model predicts class 0 for every row, so its accuracy is the fraction of
 * class 0. A learning rate of 1 or more diverges, and a rate of exactly 0.5 is an error.
 */
final class ClassZeroTrainer implements Trainer {
  @Override
  public TrialResult train(TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
    float rate = task.training().optimizer().rate().rate(0);
    if (rate == 0.5f) {
      throw new IllegalStateException("no rate of a half");
    }
    listener.stepDone(task.trainingRows().size() * task.training().epochs());
    if (rate >= 1) {
      return new TrialResult(
          true, "the loss became NaN", List.of(), Optional.empty(), Optional.empty());
    }
    Evaluation validation = alwaysClass0(task, task.data(), task.validationRows());
    Optional<Evaluation> test =
        task.test().map(data -> alwaysClass0(task, data, Rows.all(data.rows())));
    EpochResult epoch =
        new EpochResult(
            1,
            task.trainingRows().size(),
            rate,
            validation.scores(),
            Optional.of(validation.scores()),
            test.filter(evaluated -> task.testedEachEpoch()).map(Evaluation::scores),
            1.0);
    listener.epochDone(epoch);
    return new TrialResult(false, "", List.of(epoch), Optional.of(validation), test);
  }

  private static Evaluation alwaysClass0(TrialTask task, ImageData data, Rows rows) {
    int classes = task.model().spec().classes();
    long[][] counts = new long[classes][classes];
    for (int row : rows.toArray()) {
      counts[data.label(row)][0]++;
    }
    float accuracy = (float) counts[0][0] / rows.size();
    return Evaluation.of(
        new Scores(2 - accuracy, 1.5f - accuracy, 0.5f, accuracy), ConfusionMatrix.of(counts));
  }
}
