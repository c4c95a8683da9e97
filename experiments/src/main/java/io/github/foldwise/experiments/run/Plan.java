package io.github.foldwise.experiments.run;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.split.Fold;
import io.github.foldwise.trainer.Seeds;
import java.util.ArrayList;
import java.util.List;

/**
 * All trials of a run: variants × repeats × folds, in this order.
 *
 * @param specification what decides their outcome
 * @param trials numbered from 1
 */
record Plan(Specification specification, List<PlannedTrial> trials) {
  private static final int SHORT = 16; // hexadecimal digits of a fingerprint in a table

  Plan {
    trials = List.copyOf(trials);
  }

  static Plan of(RunRequest request) {
    return of(request.experiment(), Specification.of(request));
  }

  static Plan of(CheckedExperiment experiment, Specification specification) {
    TrialHashes hashes = new TrialHashes(specification, experiment.testedEachTrial());
    List<PlannedTrial> trials = new ArrayList<>();
    for (CheckedVariant variant : experiment.variants()) {
      String fingerprint = specification.fingerprint(variant, experiment.testedEachTrial());
      for (int repeat = 1; repeat <= experiment.protocol().repeats(); repeat++) {
        for (Fold fold : variant.folds()) {
          long seed = seed(experiment.seed(), variant, repeat, fold);
          trials.add(
              new PlannedTrial(
                  trials.size() + 1,
                  variant,
                  repeat,
                  fold,
                  seed,
                  fingerprint.substring(0, SHORT),
                  hashes.of(variant, fold, seed)));
        }
      }
    }
    return new Plan(specification, trials);
  }

  /** Of all trials. */
  String fingerprint() {
    return Fingerprints.of(trials.stream().map(trial -> trial.hash().trial()).toList());
  }

  /** An A/A pair's second member takes the seeds of the repeat after. */
  private static long seed(long experimentSeed, CheckedVariant variant, int repeat, Fold fold) {
    int seeded = variant.variant().nextSeed() ? repeat + 1 : repeat;
    return Seeds.ofTrial(experimentSeed, seeded, fold.index());
  }
}
