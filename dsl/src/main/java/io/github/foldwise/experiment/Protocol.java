package io.github.foldwise.experiment;

import io.github.foldwise.metrics.Score;
import io.github.foldwise.split.Folds;
import io.github.foldwise.split.RowTexts;
import java.util.Optional;

/**
 * How an experiment is run and evaluated, apart from its folds.
 *
 * @param seed seed of weights, order, dropout and augmentation
 * @param repeats number of runs through all folds, each with new seeds; at least 1
 * @param margin difference of the score that is irrelevant in practice, in (0,1)
 * @param inner folds of each fold's training rows that select a variant: nested cross-validation
 * @param refitsBest whether the best variant is finally trained on all training rows and evaluated
 *     once on the test rows
 * @param score that variants are compared, selected and pruned by
 */
public record Protocol(
    long seed,
    int repeats,
    boolean testedEachTrial,
    double margin,
    Optional<Pruning> pruning,
    Optional<Folds> inner,
    boolean refitsBest,
    Score score) {

  /** Seed 0, one repeat, a margin of 0.005 of accuracy, and no options. */
  public static final Protocol STANDARD =
      new Protocol(0, 1, false, 0.005, Optional.empty(), Optional.empty(), false, Score.accuracy());

  /** Whether a best variant is selected, within folds or at the end. */
  public boolean selects() {
    return inner.isPresent() || refitsBest;
  }

  Protocol seed(long number) {
    return new Protocol(
        number, repeats, testedEachTrial, margin, pruning, inner, refitsBest, score);
  }

  Protocol repeats(int number) {
    return new Protocol(seed, number, testedEachTrial, margin, pruning, inner, refitsBest, score);
  }

  Protocol testedEachTrial(boolean tested) {
    return new Protocol(seed, repeats, tested, margin, pruning, inner, refitsBest, score);
  }

  Protocol margin(double difference) {
    return new Protocol(
        seed, repeats, testedEachTrial, difference, pruning, inner, refitsBest, score);
  }

  Protocol prune(Pruning rule) {
    return new Protocol(
        seed, repeats, testedEachTrial, margin, Optional.of(rule), inner, refitsBest, score);
  }

  /** The same, whose inner folds have read what is written about all rows. */
  Protocol forRows(RowTexts texts) {
    return inner
        .map(rule -> inner(Declaration.require("nested(folds)", () -> rule.forRows(texts))))
        .orElse(this);
  }

  Protocol inner(Folds folds) {
    return new Protocol(
        seed, repeats, testedEachTrial, margin, pruning, Optional.of(folds), refitsBest, score);
  }

  Protocol refitsBest(boolean refits) {
    return new Protocol(seed, repeats, testedEachTrial, margin, pruning, inner, refits, score);
  }

  Protocol score(Score other) {
    return new Protocol(seed, repeats, testedEachTrial, margin, pruning, inner, refitsBest, other);
  }

  /** The score is left out if it is the accuracy: texts of earlier versions keep their meaning. */
  String text() {
    String text =
        String.join(
            "\n",
            "seed: " + seed,
            "repeats: " + repeats,
            "tested each trial: " + testedEachTrial,
            "margin: " + margin,
            "pruning: " + pruning.map(Pruning::toString).orElse("none"),
            "inner folds: " + inner.map(Folds::describe).orElse("none"),
            "refits the best: " + refitsBest);
    return score.isAccuracy() ? text : text + "\nscore: " + score;
  }
}
