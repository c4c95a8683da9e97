package io.github.foldwise.run.machine;

import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.ModelCost;
import io.github.foldwise.trial.TrialCosts;

/** Six operations and sixteen bytes for each parameter. */
record FakeCosts() implements TrialCosts {
  @Override
  public ModelCost ofExample(CheckedModel model) {
    return new ModelCost(2 * model.parameters(), 4 * model.parameters(), 0, 0);
  }

  @Override
  public long memoryBytes(CheckedModel model, Training training, int rows, int evaluatedRows) {
    return 16 * model.parameters();
  }
}
