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
 * @param keepsProbabilities whether its outcome keeps the probabilities of all classes, on its
 *     validation rows or, for a refit, on the test rows
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
    TestUse testUse,
    boolean keepsProbabilities) {

  /** Whether it trains on all training rows, for its model. */
  public boolean isRefit() {
    return testUse == TestUse.AT_THE_END;
  }

  /** The same trial, and whether its outcome keeps the probabilities of all classes. */
  PlannedTrial keepingProbabilities(boolean keeps) {
    return new PlannedTrial(
        number, title, variant, repeat, fold, seed, specification, hash, testUse, keeps);
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
