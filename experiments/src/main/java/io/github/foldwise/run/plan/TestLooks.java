package io.github.foldwise.run.plan;

import io.github.foldwise.experiment.CheckedExperiment;

/** When a trial looks at the test rows. */
public enum TestLooks {
  NEVER("not tested"),
  EACH_EPOCH("tested each trial"),
  AT_THE_END("tested at the end");

  private final String text;

  TestLooks(String text) {
    this.text = text;
  }

  /** That of the trials in the tables. */
  static TestLooks ofTrials(CheckedExperiment experiment) {
    return experiment.testedEachTrial() ? EACH_EPOCH : NEVER;
  }

  /** As it decides an outcome: it is part of a trial's name. */
  String text() {
    return text;
  }
}
