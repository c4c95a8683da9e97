package io.github.foldwise.experiments.run;

import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.split.Fold;

/**
 * One trial of the plan.
 *
 * @param number from 1, in plan order
 * @param variant what is trained
 * @param repeat from 1
 * @param fold its rows
 * @param seed of everything random in it
 * @param specification short fingerprint of the variant's specification
 * @param key names it in the journal
 */
record PlannedTrial(
    int number,
    CheckedVariant variant,
    int repeat,
    Fold fold,
    long seed,
    String specification,
    TrialKey key) {

  long rowsToTrain() {
    return (long) learntRows() * variant.training().epochs();
  }

  /** Rows of an epoch: those of the fold without the share that is validated on. */
  int learntRows() {
    return variant.training().learnt(fold.training().size());
  }
}
