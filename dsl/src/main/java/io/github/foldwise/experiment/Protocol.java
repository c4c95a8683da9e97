package io.github.foldwise.experiment;

import io.github.foldwise.split.Folds;
import java.util.Optional;

/**
 * How an experiment is carried out and judged, beside its folds.
 *
 * @param seed of weights, order, dropout and augmentation
 * @param repeats how often the folds are run through, each time with new seeds; at least 1
 * @param testedEachTrial whether the test rows are looked at after each epoch
 * @param margin difference of accuracies that does not matter in practice, in (0,1)
 * @param pruning gives up hopeless variants
 * @param inner folds within the training rows of each fold, by which a variant is selected there:
 *     nested cross-validation
 * @param refitsBest whether the best variant is trained on all training rows in the end and
 *     measured on the test rows, once
 */
public record Protocol(
    long seed,
    int repeats,
    boolean testedEachTrial,
    double margin,
    Optional<Pruning> pruning,
    Optional<Folds> inner,
    boolean refitsBest) {

  /** Seed 0, the folds once, differences under 0.005 do not matter, nothing else. */
  public static final Protocol STANDARD =
      new Protocol(0, 1, false, 0.005, Optional.empty(), Optional.empty(), false);

  /** Whether a best variant is chosen, within folds or in the end. */
  public boolean selects() {
    return inner.isPresent() || refitsBest;
  }

  Protocol seed(long number) {
    return new Protocol(number, repeats, testedEachTrial, margin, pruning, inner, refitsBest);
  }

  Protocol repeats(int number) {
    return new Protocol(seed, number, testedEachTrial, margin, pruning, inner, refitsBest);
  }

  Protocol testedEachTrial(boolean tested) {
    return new Protocol(seed, repeats, tested, margin, pruning, inner, refitsBest);
  }

  Protocol margin(double accuracy) {
    return new Protocol(seed, repeats, testedEachTrial, accuracy, pruning, inner, refitsBest);
  }

  Protocol prune(Pruning rule) {
    return new Protocol(
        seed, repeats, testedEachTrial, margin, Optional.of(rule), inner, refitsBest);
  }

  Protocol inner(Folds folds) {
    return new Protocol(
        seed, repeats, testedEachTrial, margin, pruning, Optional.of(folds), refitsBest);
  }

  Protocol refitsBest(boolean refits) {
    return new Protocol(seed, repeats, testedEachTrial, margin, pruning, inner, refits);
  }

  /** Canonical, one line each: what of it is not in the seed of a trial. */
  String text() {
    return String.join(
        "\n",
        "seed: " + seed,
        "repeats: " + repeats,
        "tested each trial: " + testedEachTrial,
        "margin: " + margin,
        "pruning: " + pruning.map(Pruning::toString).orElse("none"),
        "inner folds: " + inner.map(Folds::describe).orElse("none"),
        "refits the best: " + refitsBest);
  }
}
