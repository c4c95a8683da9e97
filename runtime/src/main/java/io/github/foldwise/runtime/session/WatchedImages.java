package io.github.foldwise.runtime.session;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.GivenImages;
import io.github.foldwise.training.Validation;
import io.github.foldwise.trial.TrialTask;
import java.util.Optional;

/** Images, at least one, that a model is evaluated on after each epoch. */
public record WatchedImages(ImageData data, Rows rows) {

  /** The images that the task's training validates on; empty if there are none. */
  public static Optional<WatchedImages> of(TrialTask task) {
    Validation source = task.training().monitoring().source();
    if (source instanceof GivenImages given) {
      return given.images().map(data -> new WatchedImages(data, Rows.all(data.rows())));
    }
    Rows rows =
        source instanceof Validation.ByFold
            ? task.validationRows()
            : source.heldOut(task.trainingRows(), task.data());
    return rows.size() == 0 ? Optional.empty() : Optional.of(new WatchedImages(task.data(), rows));
  }
}
