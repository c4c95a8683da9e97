package io.github.foldwise.runtime.session;

import io.github.foldwise.trial.Scores;

/** Means over the steps of an epoch, weighted by their rows: a short last batch counts less. */
public final class RunningScores {
  private double dataLoss;
  private double penalty;
  private long correct;
  private long rows;

  public void add(ModelSession.StepScores step, int rowsOfStep) {
    dataLoss += (double) step.dataLoss() * rowsOfStep;
    penalty += (double) step.of(rowsOfStep).penalty() * rowsOfStep;
    correct += step.correct();
    rows += rowsOfStep;
  }

  public Scores mean() {
    return new Scores(
        (float) ((dataLoss + penalty) / rows),
        (float) (dataLoss / rows),
        (float) (penalty / rows),
        (float) ((double) correct / rows));
  }
}
