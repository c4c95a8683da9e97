package io.github.foldwise.experiments.run;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.split.Fold;
import io.github.foldwise.trainer.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All trials of a run: variants × repeats × folds, in this order.
 *
 * @param specification what decides their outcome
 * @param trials numbered from 1
 */
record Plan(Specification specification, List<PlannedTrial> trials) {
  /** How often the folds are run through. */
  static final int REPEATS = 1;

  private static final int SHORT = 16; // hexadecimal digits of a fingerprint in a table

  Plan {
    trials = List.copyOf(trials);
  }

  static Plan of(RunRequest request) {
    CheckedExperiment experiment = request.experiment();
    Specification specification = Specification.of(request);
    List<PlannedTrial> trials = new ArrayList<>();
    for (CheckedVariant variant : experiment.variants()) {
      String fingerprint = specification.fingerprint(variant, experiment.testedEachTrial());
      for (int repeat = 1; repeat <= REPEATS; repeat++) {
        for (Fold fold : variant.folds()) {
          trials.add(
              trial(trials.size() + 1, variant, repeat, fold, experiment.seed(), fingerprint));
        }
      }
    }
    return new Plan(specification, trials);
  }

  /** Of all trials: what a journal must begin with to be this plan's. */
  String fingerprint() {
    return Fingerprints.of(
        trials.stream()
            .flatMap(t -> List.of(t.key().variant(), t.key().fingerprint()).stream())
            .toList());
  }

  private static PlannedTrial trial(
      int number,
      CheckedVariant variant,
      int repeat,
      Fold fold,
      long experimentSeed,
      String fingerprint) {
    long seed = Seeds.ofTrial(experimentSeed, repeat, fold.index());
    String own =
        Fingerprints.of(
            List.of(
                fingerprint,
                "repeat " + repeat,
                "fold " + fold.index(),
                "seed " + seed,
                // A rule of folds that users write may say less of its rows than ours do.
                Arrays.toString(fold.training().toArray()),
                Arrays.toString(fold.validation().toArray())));
    return new PlannedTrial(
        number,
        variant,
        repeat,
        fold,
        seed,
        fingerprint.substring(0, SHORT),
        new TrialKey(variant.variant().name(), repeat, fold.index(), own));
  }
}
