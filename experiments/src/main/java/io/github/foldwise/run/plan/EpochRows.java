package io.github.foldwise.run.plan;

import io.github.foldwise.split.Rows;
import io.github.foldwise.training.GivenImages;
import io.github.foldwise.training.Training;
import io.github.foldwise.training.Validation;

/** How many rows pass through a model in an epoch. */
public final class EpochRows {
  private EpochRows() {}

  /** Rows trained on. */
  public static int trained(Training training, Rows trainingRows) {
    return training.rowsTrainedOn(trainingRows.size());
  }

  /** Rows evaluated after the epoch. */
  public static int evaluated(Training training, Rows trainingRows, Rows foldRows) {
    Validation source = training.monitoring().source();
    if (source instanceof GivenImages given) {
      return given.statement().rows();
    }
    return source instanceof Validation.ByFold
        ? foldRows.size()
        : trainingRows.size() - trained(training, trainingRows);
  }
}
