package io.github.foldwise.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trials of which only the accuracy matters. */
final class TestTrials {
  private final int trainRows;
  private final int validationRows;
  private final List<TrialRow> trials = new ArrayList<>();

  private TestTrials(int trainRows, int validationRows) {
    this.trainRows = trainRows;
    this.validationRows = validationRows;
  }

  /** Trials that learn from so many rows and hold so many out. */
  static TestTrials of(int trainRows, int validationRows) {
    return new TestTrials(trainRows, validationRows);
  }

  /** One trial per fold of the first repeat. */
  TestTrials add(String variant, double... accuracies) {
    return addRepeat(variant, 1, accuracies);
  }

  /** One trial per fold; one with NaN failed. */
  TestTrials addRepeat(String variant, int repeat, double... accuracies) {
    for (int fold = 1; fold <= accuracies.length; fold++) {
      trials.add(trial(variant, repeat, fold, accuracies[fold - 1]));
    }
    return this;
  }

  TestTrials addAll(TestTrials others) {
    trials.addAll(others.trials);
    return this;
  }

  List<TrialRow> list() {
    return List.copyOf(trials);
  }

  private TrialRow trial(String variant, int repeat, int fold, double accuracy) {
    boolean done = !Double.isNaN(accuracy);
    Optional<Float> measured = done ? Optional.of((float) accuracy) : Optional.empty();
    Optional<Float> loss = done ? Optional.of(1.5f) : Optional.empty();
    return new TrialRow(
        variant + "/" + repeat + "/" + fold,
        variant,
        repeat,
        fold,
        42,
        "cafe",
        1,
        trainRows,
        validationRows,
        measured,
        loss,
        loss.map(value -> value - 0.25f),
        loss.map(value -> value - 1.25f),
        Optional.empty(),
        Optional.empty(),
        done ? TrialStatus.DONE : TrialStatus.FAILED,
        done ? "" : "no memory");
  }
}
