package io.github.foldwise.run.plan;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.split.Fold;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trial.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All trials of a run: variants × repeats × folds, in this order. A nested selection adds others:
 * each candidate on the inner folds of each repeat and fold.
 */
public final class Plan {
  private static final int SHORT = 16; // hexadecimal digits of a fingerprint in a table

  private final CheckedExperiment experiment;
  private final Specification specification;
  private final TrialHashes hashes;
  private final List<PlannedTrial> trials = new ArrayList<>();
  private final List<InnerTrial> inner = new ArrayList<>();
  private final Map<String, PlannedTrial> refits = new HashMap<>();
  private final KeptProbabilities kept;
  private final List<CheckedVariant> candidates;
  private final Fold whole;

  private Plan(CheckedExperiment experiment, Specification specification) {
    this.experiment = experiment;
    this.specification = specification;
    this.hashes = new TrialHashes(specification);
    this.candidates = experiment.protocol().selects() ? experiment.candidates() : List.of();
    this.kept = new KeptProbabilities(experiment);
    this.whole = new Fold(1, Rows.all(experiment.data().training().rows()), Rows.of());
  }

  /** The plan for a trainer that names no kernels. */
  public static Plan of(RunRequest request) {
    return of(request, "");
  }

  /** The plan for a trainer with these kernels. */
  public static Plan of(RunRequest request, String kernels) {
    return of(request.experiment(), Specification.of(request, kernels));
  }

  public static Plan of(CheckedExperiment experiment, Specification specification) {
    Plan plan = new Plan(experiment, specification);
    plan.addTrials();
    plan.addInner();
    return plan;
  }

  /** What determines the outcome of its trials. */
  public Specification specification() {
    return specification;
  }

  /** The variants to select the best one from; none without a selection. */
  List<CheckedVariant> candidates() {
    return candidates;
  }

  /** The trials with rows in the tables, numbered from 1. */
  public List<PlannedTrial> trials() {
    return List.copyOf(trials);
  }

  /** The trials that select a variant within a fold, by repeat, fold, variant and inner fold. */
  public List<InnerTrial> inner() {
    return List.copyOf(inner);
  }

  /** All trials but the refit. */
  public List<PlannedTrial> all() {
    List<PlannedTrial> all = new ArrayList<>(trials);
    inner.forEach(trial -> all.add(trial.trial()));
    return all;
  }

  /** The variant trained on all training rows and measured on the test rows at the end. */
  public synchronized PlannedTrial refit(CheckedVariant variant) {
    return refits.computeIfAbsent(
        name(variant),
        name ->
            kept.marked(
                planned(
                    "refit of " + name,
                    variant,
                    1,
                    whole,
                    Seeds.ofRefit(experiment.seed()),
                    TestUse.AT_THE_END)));
  }

  /** Hash of a fold's training and validation rows, of 16 hexadecimal digits. */
  public String rows(Fold fold) {
    return hashes.rows(fold).substring(0, SHORT);
  }

  /** Fingerprint of all trials. */
  public String fingerprint() {
    return Fingerprints.of(all().stream().map(trial -> trial.hash().trial()).toList());
  }

  private void addTrials() {
    TestUse use = TestUse.ofTrials(experiment);
    for (CheckedVariant variant : experiment.variants()) {
      for (int repeat = 1; repeat <= experiment.protocol().repeats(); repeat++) {
        for (Fold fold : variant.folds()) {
          long seed = seed(variant, repeat, fold);
          trials.add(kept.marked(planned(name(variant), variant, repeat, fold, seed, use)));
        }
      }
    }
  }

  /** They never use the test rows: a selection must be evaluated on rows that it has not seen. */
  private void addInner() {
    List<List<Fold>> folds = experiment.innerFolds();
    for (int repeat = 1; repeat <= experiment.protocol().repeats(); repeat++) {
      for (int position = 0; position < folds.size(); position++) {
        int outer = experiment.baseline().folds().get(position).index();
        for (CheckedVariant variant : candidates) {
          String title = "%s within fold %s".formatted(name(variant), outer);
          for (Fold fold : folds.get(position)) {
            long seed = Seeds.ofInnerTrial(experiment.seed(), repeat, outer, fold.index());
            inner.add(
                new InnerTrial(outer, planned(title, variant, repeat, fold, seed, TestUse.NEVER)));
          }
        }
      }
    }
  }

  private PlannedTrial planned(
      String title, CheckedVariant variant, int repeat, Fold fold, long seed, TestUse use) {
    return new PlannedTrial(
        trials.size() + inner.size() + 1,
        title,
        variant,
        repeat,
        fold,
        seed,
        hashes.specification(variant, use).substring(0, SHORT),
        hashes.of(variant, fold, seed, use),
        use,
        false);
  }

  private static String name(CheckedVariant variant) {
    return variant.variant().name();
  }

  /** The second member of an A/A pair takes the seeds of the next repeat. */
  private long seed(CheckedVariant variant, int repeat, Fold fold) {
    int seeded = variant.variant().nextSeed() ? repeat + 1 : repeat;
    return Seeds.ofTrial(experiment.seed(), seeded, fold.index());
  }
}
