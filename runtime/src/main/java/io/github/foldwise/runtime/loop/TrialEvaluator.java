package io.github.foldwise.runtime.loop;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.runtime.session.Evaluator;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.runtime.session.WatchedImages;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Validation;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.TrialTask;
import java.util.Optional;

/** Evaluates a session's weights on the rows that a trial does not train on. */
final class TrialEvaluator {
  private final TrialTask task;
  private final Evaluator evaluator;
  private final Optional<WatchedImages> watched;

  /** Evaluations after an epoch: on validation rows and, if the task says so, on test rows. */
  record Evaluations(Optional<Evaluation> watched, Optional<Evaluation> test) {}

  TrialEvaluator(ModelSession session, TrialTask task, StopCheck stop) {
    this.task = task;
    this.evaluator =
        new Evaluator(
            session,
            task.model().spec().classes(),
            task.training().evaluationBatch(),
            task.keepsProbabilities(),
            () -> stop.after("an evaluation"));
    this.watched = WatchedImages.of(task);
  }

  Evaluations afterEpoch(int epoch) {
    return new Evaluations(
        watched.map(images -> evaluate(epoch, images.data(), images.rows())),
        task.testedEachEpoch() ? test(epoch) : Optional.empty());
  }

  /** The final evaluation of the test rows, their only use unless each epoch has one. */
  Optional<Evaluation> test(int epoch, Evaluations last) {
    return task.testedEachEpoch() ? last.test() : test(epoch);
  }

  /** The final evaluation of the fold's held-out rows; {@code last} is that of the last epoch. */
  Optional<Evaluation> heldOut(int epoch, Evaluations last) {
    if (task.training().monitoring().source() instanceof Validation.ByFold) {
      return last.watched();
    }
    return task.validationRows().size() == 0
        ? Optional.empty()
        : Optional.of(evaluate(epoch, task.data(), task.validationRows()));
  }

  private Optional<Evaluation> test(int epoch) {
    return task.test().map(images -> evaluate(epoch, images, Rows.all(images.rows())));
  }

  private Evaluation evaluate(int epoch, ImageData images, Rows rows) {
    Evaluation evaluation = evaluator.evaluate(images, rows);
    NotFiniteException.requireFinite(epoch, evaluation.scores());
    return evaluation;
  }
}
