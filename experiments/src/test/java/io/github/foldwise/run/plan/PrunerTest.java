package io.github.foldwise.run.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Pruning;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.run.engine.Toy;
import io.github.foldwise.split.KFold;
import io.github.foldwise.sweep.Variant;
import io.github.foldwise.trial.ConfusionMatrix;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.Scores;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;

/** A baseline and the variants a to f, on five folds: what is given up, and why. */
class PrunerTest {
  private static final Map<String, Double> EVEN =
      Map.of("baseline", 0.5, "a", 0.9, "b", 0.8, "c", 0.7, "d", 0.6, "e", 0.4, "f", 0.3);

  @Test
  void without_a_rule_all_trials_are_one_round_and_none_is_given_up() {
    Experiment experiment = experiment();

    assertThat(pruner(experiment).rounds()).containsExactly(plan(experiment).trials());
    assertThat(given(experiment, (variant, fold) -> EVEN.get(variant))).isEmpty();
  }

  @Test
  void a_round_is_one_fold_of_each_variant() {
    Experiment experiment = experiment().prune(Pruning.median());

    assertThat(pruner(experiment).rounds())
        .hasSize(5)
        .allSatisfy(round -> assertThat(round).hasSize(7));
  }

  @Test
  void below_the_median_of_means_after_the_second_fold_all_but_the_baseline_are_given_up() {
    Map<String, String> given =
        given(experiment().prune(Pruning.median()), (variant, fold) -> EVEN.get(variant));

    String median = " after 2 folds, below the median +0.1000 of 7 variants";
    assertThat(given)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "e from fold 3", "mean difference to the baseline -0.1000" + median,
                "f from fold 3", "mean difference to the baseline -0.2000" + median));
  }

  @Test
  void those_given_up_stay_in_the_median_so_that_it_does_not_creep_up() {
    // After fold 2 the median is d's 0.6; if e and f were gone from it, c would fall below after 3.
    Map<String, String> given =
        given(experiment().prune(Pruning.median(2)), (variant, fold) -> EVEN.get(variant));

    assertThat(given).doesNotContainKey("c from fold 4");
  }

  @Test
  void a_hard_fold_does_not_count_against_those_that_meet_it() {
    // After fold 2, e and f are given up; then all have a tenth. Were means compared, e's 0.4 of
    // easy
    // folds would lift the median to c's 0.385 after fold 4, and d's 0.33 would be given up.
    Map<String, String> given =
        given(
            experiment().prune(Pruning.median()),
            (variant, fold) -> EVEN.get(variant) * (fold >= 3 ? 0.1 : 1));

    assertThat(given).containsOnlyKeys("e from fold 3", "f from fold 3");
  }

  @Test
  void a_fold_on_which_the_baseline_has_no_accuracy_compares_nothing() {
    Map<String, String> given =
        given(
            experiment().prune(Pruning.median(1)),
            (variant, fold) ->
                variant.equals("baseline") && fold == 1 ? Double.NaN : EVEN.get(variant));

    assertThat(given).containsOnlyKeys("e from fold 3", "f from fold 3");
  }

  @Test
  void halving_keeps_the_better_half_after_one_two_and_four_folds() {
    Map<String, String> given =
        given(
            experiment().prune(Pruning.successiveHalving()), (variant, fold) -> EVEN.get(variant));

    String three = ", not among the best 3 of 6 variants";
    assertThat(given)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "d from fold 2", "mean accuracy 0.6000 after 1 fold" + three,
                "e from fold 2", "mean accuracy 0.4000 after 1 fold" + three,
                "f from fold 2", "mean accuracy 0.3000 after 1 fold" + three,
                "c from fold 3",
                    "mean accuracy 0.7000 after 2 folds, not among the best 2 of 3 variants",
                "b from fold 5",
                    "mean accuracy 0.8000 after 4 folds, not among the best 1 of 2 variants"));
  }

  @Test
  void a_variant_whose_trial_has_no_accuracy_is_the_worst() {
    Map<String, String> given =
        given(
            experiment().prune(Pruning.successiveHalving(6)),
            (variant, fold) -> variant.equals("a") ? Double.NaN : EVEN.get(variant));

    assertThat(given)
        .containsEntry(
            "a from fold 2", "mean accuracy none after 1 fold, not among the best 1 of 6 variants");
  }

  @Test
  void nothing_is_decided_after_a_round_that_is_not_over() {
    Experiment experiment = experiment().prune(Pruning.median(1));

    assertThat(
            pruner(experiment)
                .given(
                    trial -> trial.number() == 1 ? Optional.empty() : Optional.of(done(0.1 * 5))))
        .isEmpty();
  }

  @Test
  void variants_on_other_folds_are_never_given_up() {
    Experiment experiment =
        experiment()
            .folds(p -> KFold.kFold(p.get(Toy.DROPOUT) == 0.11 ? 3 : 5).shuffled(42))
            .prune(Pruning.median(1));

    Map<String, String> given = given(experiment, (variant, fold) -> variant.equals("a") ? 0.0 : 1);

    assertThat(given).isEmpty();
  }

  private static Experiment experiment() {
    return Toy.experiment()
        .withoutAblations()
        .folds(p -> KFold.kFold(5).shuffled(42))
        .ablate(
            "letters",
            Variant.named("a", Toy.DROPOUT.to(0.11)),
            Variant.named("b", Toy.DROPOUT.to(0.12)),
            Variant.named("c", Toy.DROPOUT.to(0.13)),
            Variant.named("d", Toy.DROPOUT.to(0.14)),
            Variant.named("e", Toy.DROPOUT.to(0.15)),
            Variant.named("f", Toy.DROPOUT.to(0.16)));
  }

  private static Plan plan(Experiment experiment) {
    return Plan.of(Toy.request(experiment, Path.of("run")));
  }

  private static Pruner pruner(Experiment experiment) {
    return Pruner.of(experiment.check(Toy.DATA), plan(experiment));
  }

  /** By variant and the first fold that it is not trained on. */
  private static Map<String, String> given(
      Experiment experiment, ToDoubleBiFunction<String, Integer> accuracy) {
    Plan plan = plan(experiment);
    Map<Integer, String> reasons =
        Pruner.of(experiment.check(Toy.DATA), plan)
            .given(
                trial ->
                    Optional.of(done(accuracy.applyAsDouble(name(trial), trial.fold().index()))));
    Map<String, String> first = new TreeMap<>();
    Map<String, Integer> folds = new TreeMap<>();
    for (PlannedTrial trial : plan.trials()) {
      String reason = reasons.get(trial.number());
      if (reason != null && folds.putIfAbsent(name(trial), trial.fold().index()) == null) {
        first.put(name(trial) + " from fold " + trial.fold().index(), reason);
      }
    }
    return first;
  }

  private static String name(PlannedTrial trial) {
    return trial.variant().variant().name();
  }

  /** NaN stands for a trial that failed. */
  private static Outcome done(double accuracy) {
    return Double.isNaN(accuracy)
        ? Outcome.failed("no memory")
        : new Outcome(
            TrialStatus.DONE,
            "",
            List.of(),
            Optional.of(
                Evaluation.of(
                    new Scores(1, 1, 0, (float) accuracy), ConfusionMatrix.of(new long[3][3]))),
            Optional.empty());
  }
}
