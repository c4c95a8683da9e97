package io.github.foldwise.run.plan;

import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.split.Fold;
import io.github.foldwise.training.Training;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/** Computes the hashes of one run's trials. */
final class TrialHashes {
  private static final int ANY = 1; // stands for any number of epochs

  private final Specification specification;
  private final IdentityHashMap<Fold, String> rows =
      new IdentityHashMap<>(); // many variants share a fold

  TrialHashes(Specification specification) {
    this.specification = specification;
  }

  /** The hash of a variant on the rows of a fold. */
  TrialHash of(CheckedVariant variant, Fold fold, long seed, TestUse use) {
    String surroundings = specification.surroundings(use);
    Training training = variant.training();
    String trial = hash("trial", surroundings, variant, training, fold, seed);
    return training.isBeginningOfLonger()
        ? new TrialHash(
            trial, hash("course", surroundings, variant, training.epochs(ANY), fold, seed))
        : new TrialHash(trial, trial);
  }

  private String hash(
      String what,
      String surroundings,
      CheckedVariant variant,
      Training training,
      Fold fold,
      long seed) {
    return Fingerprints.of(
        List.of(
            what,
            surroundings,
            variant.model().text(),
            training.text(),
            rows(fold),
            "seed " + seed));
  }

  /** The hash of a fold's rows. */
  String rows(Fold fold) {
    return rows.computeIfAbsent(fold, TrialHashes::hash);
  }

  private static String hash(Fold fold) {
    return Fingerprints.of(
        List.of(
            Arrays.toString(fold.training().toArray()),
            Arrays.toString(fold.validation().toArray())));
  }
}
