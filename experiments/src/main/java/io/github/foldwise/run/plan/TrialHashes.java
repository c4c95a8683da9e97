package io.github.foldwise.run.plan;

import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.split.Fold;
import io.github.foldwise.training.Training;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Computes the hashes of one run's trials; writes each text once, as many trials share it. */
final class TrialHashes {
  private static final int ANY = 1; // stands for any number of epochs

  private final Specification specification;
  private final Map<TestUse, String> surroundings = new EnumMap<>(TestUse.class);
  private final IdentityHashMap<CheckedVariant, Texts> texts = new IdentityHashMap<>();
  private final IdentityHashMap<Fold, String> rows = new IdentityHashMap<>();

  TrialHashes(Specification specification) {
    this.specification = specification;
  }

  /** What a variant's trials have in common. */
  private record Texts(String model, String training, String course, Map<TestUse, String> hashes) {
    static Texts of(CheckedVariant variant) {
      Training training = variant.training();
      String text = training.text();
      return new Texts(
          variant.model().text(),
          text,
          training.isBeginningOfLonger() ? training.epochs(ANY).text() : text,
          new EnumMap<>(TestUse.class));
    }
  }

  /** Covers all that determines the outcome of a variant, except repeat and fold. */
  String specification(CheckedVariant variant, TestUse use) {
    return texts(variant)
        .hashes()
        .computeIfAbsent(
            use,
            same ->
                Fingerprints.of(
                    List.of(variant.text(), surroundings(use), "seed " + specification.seed())));
  }

  /** The hash of a variant on the rows of a fold. */
  TrialHash of(CheckedVariant variant, Fold fold, long seed, TestUse use) {
    Texts ofVariant = texts(variant);
    String trial = hash("trial", use, ofVariant, ofVariant.training(), fold, seed);
    return variant.training().isBeginningOfLonger()
        ? new TrialHash(trial, hash("course", use, ofVariant, ofVariant.course(), fold, seed))
        : new TrialHash(trial, trial);
  }

  private String hash(
      String what, TestUse use, Texts ofVariant, String training, Fold fold, long seed) {
    return Fingerprints.of(
        List.of(what, surroundings(use), ofVariant.model(), training, rows(fold), "seed " + seed));
  }

  private Texts texts(CheckedVariant variant) {
    return texts.computeIfAbsent(variant, Texts::of);
  }

  private String surroundings(TestUse use) {
    return surroundings.computeIfAbsent(use, specification::surroundings);
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
