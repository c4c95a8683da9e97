package io.github.foldwise.run.plan;

import io.github.foldwise.experiment.CheckedExperiment;

/** When a trial evaluates the test rows. */
public enum TestUse {
  NEVER("not tested"),
  EACH_EPOCH("tested each trial"),
  AT_THE_END("tested at the end");

  private final String text;

  TestUse(String text) {
    this.text = text;
  }

  /** For the trials in the tables. */
  static TestUse ofTrials(CheckedExperiment experiment) {
    return experiment.testedEachTrial() ? EACH_EPOCH : NEVER;
  }

  /** Its text in a trial's hash. */
  String text() {
    return text;
  }
}
