package io.github.foldwise.reports;

import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trials of which only the accuracy matters; a variant and its next seed have one specification.
 */
public final class TestTrials {
  private final int trainRows;
  private final int validationRows;
  private final List<TrialRow> trials = new ArrayList<>();

  private TestTrials(int trainRows, int validationRows) {
    this.trainRows = trainRows;
    this.validationRows = validationRows;
  }

  /** Trials with these numbers of training and held-out rows. */
  public static TestTrials of(int trainRows, int validationRows) {
    return new TestTrials(trainRows, validationRows);
  }

  /** One trial per fold of the first repeat. */
  public TestTrials add(String variant, double... accuracies) {
    return addRepeat(variant, 1, accuracies);
  }

  /** One trial per fold; one with NaN failed. */
  public TestTrials addRepeat(String variant, int repeat, double... accuracies) {
    for (int fold = 1; fold <= accuracies.length; fold++) {
      trials.add(trial(variant, variant, repeat, fold, accuracies[fold - 1], TrialStatus.FAILED));
    }
    return this;
  }

  /** What has one specification under two names. */
  public TestTrials addAs(String variant, String same, double... accuracies) {
    for (int fold = 1; fold <= accuracies.length; fold++) {
      trials.add(trial(variant, same, 1, fold, accuracies[fold - 1], TrialStatus.FAILED));
    }
    return this;
  }

  /** A trial of the first repeat that has no accuracy. */
  public TestTrials addEnd(String variant, int fold, TrialStatus status) {
    trials.add(trial(variant, variant, 1, fold, Double.NaN, status));
    return this;
  }

  public TestTrials addAll(TestTrials others) {
    trials.addAll(others.trials);
    return this;
  }

  public List<TrialRow> list() {
    return List.copyOf(trials);
  }

  /** With NaN it is not done, but what it is otherwise. */
  private TrialRow trial(
      String variant, String same, int repeat, int fold, double accuracy, TrialStatus otherwise) {
    boolean done = !Double.isNaN(accuracy);
    Optional<Float> measured = done ? Optional.of((float) accuracy) : Optional.empty();
    Optional<Float> loss = done ? Optional.of(1.5f) : Optional.empty();
    return new TrialRow(
        variant + "/" + repeat + "/" + fold,
        variant,
        repeat,
        fold,
        42,
        "spec of " + same.replace(", next seed", ""),
        1,
        trainRows,
        validationRows,
        measured,
        loss,
        loss.map(value -> value - 0.25f),
        loss.map(value -> value - 1.25f),
        Optional.empty(),
        Optional.empty(),
        done ? TrialStatus.DONE : otherwise,
        done ? "" : "no memory",
        Optional.empty());
  }
}
