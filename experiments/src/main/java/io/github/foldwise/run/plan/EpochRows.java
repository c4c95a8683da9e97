package io.github.foldwise.run.plan;

import io.github.foldwise.split.Rows;
import io.github.foldwise.training.GivenImages;
import io.github.foldwise.training.Training;
import io.github.foldwise.training.Validation;

/** How many rows go through a model in an epoch. */
public final class EpochRows {
  private EpochRows() {}

  /** Those that are learnt from. */
  public static int learnt(Training training, Rows trainingRows) {
    return training.learnt(trainingRows.size());
  }

  /** Those that are validated on after the epoch. */
  public static int judged(Training training, Rows trainingRows, Rows foldRows) {
    Validation source = training.monitoring().source();
    if (source instanceof GivenImages given) {
      return given.statement().rows();
    }
    return source instanceof Validation.LastShare
        ? trainingRows.size() - learnt(training, trainingRows)
        : foldRows.size();
  }
}
