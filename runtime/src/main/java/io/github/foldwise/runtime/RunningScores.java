package io.github.foldwise.runtime;

import io.github.foldwise.trainer.Scores;

/** Means over the steps of an epoch, weighted by their rows: a short last batch counts for less. */
final class RunningScores {
  private double dataLoss;
  private double penalty;
  private long correct;
  private long rows;

  void add(ModelSession.StepScores step, int rowsOfStep) {
    dataLoss += (double) step.dataLoss() * rowsOfStep;
    penalty += (double) step.of(rowsOfStep).penalty() * rowsOfStep;
    correct += step.correct();
    rows += rowsOfStep;
  }

  Scores mean() {
    return new Scores(
        (float) ((dataLoss + penalty) / rows),
        (float) (dataLoss / rows),
        (float) (penalty / rows),
        (float) ((double) correct / rows));
  }
}
