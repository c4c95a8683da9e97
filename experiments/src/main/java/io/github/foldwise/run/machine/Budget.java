package io.github.foldwise.run.machine;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Extent;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * A time limit for a run, as the user wrote it: the most repeats that fit, or else the most folds
 * of one repeat.
 */
public record Budget(double seconds, String text) {
  /** One fold says nothing about the spread. */
  private static final int LEAST_FOLDS = 2;

  /**
   * The largest extent of an experiment that fits.
   *
   * @param most the requested extent
   * @param forecast seconds of a run of this experiment
   * @param duration seconds, for people
   * @throws RefusedException if not even two folds of one repeat fit
   */
  public Extent fit(
      CheckedExperiment declared,
      Extent most,
      ToDoubleFunction<CheckedExperiment> forecast,
      DoubleFunction<String> duration) {
    CheckedExperiment all = most.of(declared);
    double last = forecast.applyAsDouble(all);
    if (last <= seconds) {
      return most;
    }
    for (int repeats = all.protocol().repeats() - 1; repeats >= 1; repeats--) {
      Extent some = most.repeats(repeats);
      last = forecast.applyAsDouble(some.of(declared));
      if (last <= seconds) {
        return some;
      }
    }
    Extent once = all.protocol().repeats() > 1 ? most.repeats(1) : most;
    for (int folds = all.baseline().folds().size() - 1; folds >= LEAST_FOLDS; folds--) {
      Extent some = once.firstFolds(folds);
      last = forecast.applyAsDouble(some.of(declared));
      if (last <= seconds) {
        return some;
      }
    }
    throw new RefusedException(
        Problem.of(
            "--budget",
            "time for one repeat of at least %s folds".formatted(LEAST_FOLDS),
            "%s, but that takes about %s".formatted(text, duration.apply(last)),
            "Give it more time, or ask for fewer variants, epochs or rows."));
  }
}
