package io.github.foldwise.run.plan;

import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.split.Fold;

/**
 * One trial of the plan.
 *
 * @param number from 1, in plan order
 * @param title its name for people: {@code dropout=0.2}, {@code dropout=0.2 within fold 3}
 * @param specification short fingerprint of the variant's specification
 * @param hash identifies it in the journal and in a cache
 */
public record PlannedTrial(
    int number,
    String title,
    CheckedVariant variant,
    int repeat,
    Fold fold,
    long seed,
    String specification,
    TrialHash hash,
    TestUse testUse) {

  /** Whether it trains on all training rows, for its model. */
  public boolean isRefit() {
    return testUse == TestUse.AT_THE_END;
  }

  public int epochs() {
    return variant.training().epochs();
  }

  /** Rows of an epoch: the fold's, without the share held back for validation. */
  public int trainedRows() {
    return variant.training().rowsTrainedOn(fold.training().size());
  }

  /** For people: {@code baseline, repeat 1, fold 2}. */
  public String label() {
    return "%s, repeat %s, fold %s".formatted(title, repeat, fold.index());
  }
}
