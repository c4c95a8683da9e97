package io.github.foldwise.trial;

import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.training.Training;

/** Estimates what a trial takes before it is trained. Safe to call from several threads. */
public interface TrialCosts {
  /** Estimates nothing: every number is 0, so no trial waits for memory. */
  TrialCosts UNKNOWN =
      new TrialCosts() {
        @Override
        public ModelCost ofExample(CheckedModel model) {
          return new ModelCost(0, 0, 0, 0);
        }

        @Override
        public long memoryBytes(
            CheckedModel model, Training training, int rows, int evaluatedRows) {
          return 0;
        }
      };

  /** Operations and numbers of a model on one example. */
  ModelCost ofExample(CheckedModel model);

  /**
   * Peak memory of a trial in bytes, besides the process and the data set, which all trials share;
   * {@link Long#MAX_VALUE} if it is even larger.
   *
   * @param rows rows that an epoch trains on
   * @param evaluatedRows at least the rows that are evaluated together
   */
  long memoryBytes(CheckedModel model, Training training, int rows, int evaluatedRows);
}
