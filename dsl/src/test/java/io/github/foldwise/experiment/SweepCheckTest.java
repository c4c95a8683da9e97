package io.github.foldwise.experiment;

import static io.github.foldwise.metrics.Score.macroF1;
import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.sweep.Grid.grid;
import static io.github.foldwise.sweep.RandomSearch.random;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.experiment.Published.Figure;
import io.github.foldwise.split.Folds;
import io.github.foldwise.sweep.Ablation;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.sweep.Variant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepCheckTest {
  private static final Param<Integer> FOLDS = Param.of("folds", 2);
  private static final Param<Integer> EPOCHS = Param.of("epochs", 4);
  private static final Param<Integer> KERNEL = Param.of("kernel", 1);
  private static final Param<Integer> FILTERS = Param.of("filters", 4);
  private static final Param<Double> DROPOUT = Param.of("dropout", 0.5);

  private static final Experiment TOY =
      Experiment.named("toy")
          .model(
              p ->
                  conv(p.get(FILTERS), p.get(KERNEL))
                      .valid()
                      .flatten()
                      .dropout(p.get(DROPOUT))
                      .classify(3))
          .training(p -> adam(1e-3).epochs(p.get(EPOCHS)))
          .folds(p -> kFold(p.get(FOLDS)));

  @Test
  void a_search_is_a_table_of_variants_named_by_their_values() {
    Experiment experiment =
        TOY.search("random search", random(2).linear(DROPOUT, 0.1, 0.7).linear(FILTERS, 1, 9));

    assertThat(experiment.check(ToyData.set()).tables())
        .containsExactly(
            new Ablation("random search", List.copyOf(experiment.variants()).subList(1, 3)));
    assertThat(experiment.variants().get(1).name()).matches("dropout=0\\.\\d+ filters=\\d");
  }

  @Test
  void what_is_wrong_with_a_search_comes_with_all_other_problems() {
    Experiment experiment =
        TOY.repeats(0)
            .ablate(DROPOUT, 1.0)
            .search(
                "search", random(0).log(DROPOUT, 0, 1).linear(Param.of("dropuot", 0.5), 0.1, 0.2));

    assertThat(messages(experiment))
        .containsExactly(
            """
            repeats(0): expected from 1 to 1000, found 0.
              repeats(1) runs all folds once, repeats(3) shows small differences better.\
            """,
            """
            variant dropout=1.0: layer 3 dropout(1.0): expected a rate in [0,1), found 1.0.
              Use dropout(0.5) to drop half of the values, dropout(0.0) to drop none.\
            """,
            """
            ablation search: random(0): expected from 1 to 10000 variants, found 0.
              random(20) is usual.\
            """,
            """
            ablation search: log(dropout, 0.0, 1.0): expected ends above 0, for a logarithm, \
            found 0.0 and 1.0.
              Raise the lower end, or take linear(…).\
            """,
            """
            ablation search: expected a parameter that the experiment reads: folds, epochs, filters, \
            kernel, dropout, found 'dropuot'.
              Read it with p.get(…) in the model, the training or the folds, or leave it out.\
            """);
  }

  @Test
  void a_searched_parameter_that_nothing_reads_is_refused() {
    assertThat(messages(TOY.search("search", random(3).choice(Param.of("depth", 1), 1, 2, 3))))
        .containsExactly(
            """
            ablation search: expected a parameter that the experiment reads: folds, epochs, filters, \
            kernel, dropout, found 'depth'.
              Read it with p.get(…) in the model, the training or the folds, or leave it out.\
            """);
  }

  // 4×4 images: a kernel of 5 does not fit, and no other of the 50 cells is wrong.
  @Test
  void one_cell_of_fifty_whose_shapes_do_not_fit_is_found_and_named() {
    Integer[] filters = IntStream.rangeClosed(1, 49).boxed().toArray(Integer[]::new);
    Experiment experiment =
        TOY.ablate("many", grid(FILTERS, filters).by(KERNEL, 2)).ablate("one", grid(KERNEL, 5));

    assertThat(experiment.variants()).hasSize(1 + 50);
    assertThat(messages(experiment)).hasSize(1);
    assertThat(messages(experiment).get(0)).startsWith("variant kernel=5: layer 1 conv(4, 5): ");
  }

  @Test
  void one_value_of_fifty_that_is_out_of_range_is_found_and_named() {
    Double[] rates = IntStream.rangeClosed(51, 100).mapToObj(i -> i / 100.0).toArray(Double[]::new);

    assertThat(messages(TOY.ablate(DROPOUT, rates)))
        .containsExactly(
            """
            variant dropout=1.0: layer 3 dropout(1.0): expected a rate in [0,1), found 1.0.
              Use dropout(0.5) to drop half of the values, dropout(0.0) to drop none.\
            """);
  }

  @Test
  void a_table_around_the_baseline_follows_what_the_baseline_is_set_to() {
    Experiment experiment = TOY.ablateAround(EPOCHS, e -> List.of(e / 2, e, e, 2 * e));

    assertThat(experiment.variants())
        .extracting(Variant::name)
        .containsExactly("baseline", "epochs=2", "epochs=8");
    assertThat(experiment.set("epochs", "10").variants())
        .extracting(Variant::name)
        .containsExactly("baseline", "epochs=5", "epochs=20");
    assertThat(experiment.ablations())
        .extracting(table -> table.name() + " " + table.variants().size())
        .containsExactly("epochs 3");
  }

  @Test
  void a_table_around_the_baseline_whose_code_fails_is_refused() {
    List<Problem> problems =
        problems(
            TOY.ablateAround(
                EPOCHS,
                e -> {
                  throw new IllegalStateException("no values yet");
                }));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).withTrace(""))
        .hasToString(
            """
            ablateAround(epochs): expected a declaration that can be evaluated, found \
            java.lang.IllegalStateException: no values yet.
              Fix the argument of .ablateAround(epochs).\
            """);
  }

  @Test
  void a_value_given_twice_is_one_row() {
    assertThat(TOY.ablate(FILTERS, 2, 2, 4).check(ToyData.set()).tables().get(0).variants())
        .extracting(Variant::name)
        .containsExactly("filters=2", "baseline");
  }

  @Test
  void the_next_seed_is_a_variant_of_its_own_though_nothing_else_differs() {
    CheckedExperiment checked =
        TOY.ablate(
                "noise floor",
                Variant.BASELINE.withNextSeed(),
                Variant.of(FILTERS.to(4)).withNextSeed(),
                Variant.of(FILTERS.to(4)))
            .check(ToyData.set());

    assertThat(checked.tables().get(0).variants())
        .extracting(Variant::name)
        .containsExactly("baseline, next seed", "filters=4, next seed", "baseline");
    assertThat(checked.twins())
        .containsExactly(entry("filters=4, next seed", checked.checked("baseline, next seed")));
    assertThat(checked.text())
        .contains("\nvariant baseline:\n")
        .contains("\nvariant baseline, next seed (seeds of the next repeat):\n");
  }

  @Test
  void names_that_cannot_be_read_are_refused() {
    assertThat(
            messages(
                TOY.ablate(
                    "a\tb",
                    Variant.named(" ", FILTERS.to(4)),
                    Variant.named("x\ny", FILTERS.to(5)))))
        .containsExactly(
            """
            name of an ablation: expected visible characters in one line, found 'a?b' with \
            others, here ?.
              Give it another name.\
            """,
            """
            name of a variant: expected visible characters in one line, found none.
              Give it another name.\
            """,
            """
            name of a variant: expected visible characters in one line, found 'x?y' with \
            others, here ?.
              Give it another name.\
            """);
  }

  @Test
  void one_name_does_not_stand_for_two_seeds() {
    assertThat(
            messages(
                TOY.ablate(
                    "noise floor",
                    Variant.BASELINE.withNextSeed(),
                    Variant.named("baseline, next seed"))))
        .containsExactly(
            """
            variant baseline, next seed: expected a unique name for each variant, \
            found it for 'no change, next seed' and for 'no change'.
              Give one of the two another name.\
            """);
  }

  @Test
  void variants_that_are_the_same_computation_are_told() {
    CheckedExperiment checked =
        TOY.ablate("a", Variant.without("dropout", DROPOUT.to(0.0)))
            .ablate(DROPOUT, 0.0, 0.25)
            .check(ToyData.set());

    assertThat(checked.twins())
        .containsExactly(entry("dropout=0.0", checked.checked("without dropout")));
  }

  @Test
  void numbers_of_the_protocol_are_checked() {
    assertThat(messages(TOY.repeats(1_001).margin(0)))
        .containsExactly(
            """
            repeats(1001): expected from 1 to 1000, found 1001.
              repeats(1) runs all folds once, repeats(3) shows small differences better.\
            """,
            """
            margin(0.0): expected a difference of accuracy in (0,1), found 0.0.
              margin(0.005) treats half a per cent as no difference.\
            """);
    assertThat(messages(TOY.score(macroF1()).margin(1)))
        .containsExactly(
            """
            margin(1.0): expected a difference of macro-F1 in (0,1), found 1.0.
              margin(0.005) treats half a per cent as no difference.\
            """);
    assertThat(messages(TOY.margin(Double.NaN))).hasSize(1);
    assertThat(messages(TOY.repeats(1_000).margin(0.999))).isEmpty();
  }

  // Each of the two folds trains on 5 of the 10 rows.
  @Test
  void all_that_is_wrong_with_a_protocol_is_said_at_once() {
    assertThat(places(TOY.ablate(FILTERS, 2).repeats(0).margin(2).nested(kFold(6))))
        .containsExactly("repeats(0)", "margin(2.0)", "nested(folds) in fold 1: folds");
  }

  @Test
  void pruning_needs_folds_that_it_can_save_and_variants_to_give_up() {
    Experiment folds3 = TOY.with(FOLDS, 3).ablate(FILTERS, 2);

    assertThat(messages(folds3.prune(Pruning.median()))).isEmpty();
    assertThat(messages(folds3.prune(Pruning.successiveHalving()))).isEmpty();
    assertThat(messages(folds3.prune(Pruning.median(0))))
        .containsExactly(
            """
            prune(median(0)): expected at least 1 fold, found 0.
              median(2) compares from the second fold on.\
            """);
    assertThat(messages(folds3.prune(Pruning.median(3))))
        .containsExactly(
            """
            prune(median(3)): expected fewer folds than the 3 that each variant is trained on, found 3.
              Compare after fewer folds, or ask for more folds or repeats.\
            """);
    assertThat(messages(folds3.repeats(2).prune(Pruning.median(3)))).isEmpty();
    assertThat(messages(folds3.prune(Pruning.successiveHalving(1))))
        .containsExactly(
            """
            prune(successiveHalving(1)): expected a factor of at least 2, found 1.
              successiveHalving(2) keeps one in two.\
            """);
    assertThat(
            messages(
                TOY.folds(p -> Folds.trainTestSplit())
                    .ablate(FILTERS, 2)
                    .prune(Pruning.successiveHalving())))
        .containsExactly(
            """
            prune(successiveHalving(2)): expected fewer folds than the 1 that each variant is \
            trained on, found 1.
              Compare after fewer folds, or ask for more folds or repeats.\
            """);
    assertThat(messages(TOY.with(FOLDS, 3).ablate(FOLDS, 2).prune(Pruning.median())))
        .containsExactly(
            """
            prune(…): expected variants with the baseline's folds, the only ones it can drop, found none.
              Add an ablation, or leave prune(…) out.\
            """);
  }

  @Test
  void a_published_figure_belongs_to_the_row_that_has_its_value_now() {
    Experiment experiment =
        TOY.ablate(FILTERS, 2, 4)
            .published(
                new Published(
                    "elsewhere",
                    List.of(
                        new Figure("filters", "filters=2", 0.8, 0.6, false),
                        new Figure("filters", "filters=4", 0.9, 0.5, true))));

    assertThat(rows(experiment)).containsExactly("filters=2", "baseline");
    assertThat(rows(experiment.with(FILTERS, 2))).containsExactly("baseline", "filters=4");
    assertThat(rows(experiment.with(FILTERS, 3))).containsExactly("filters=2", "filters=4");
    assertThat(experiment.withoutAblations().check(ToyData.set()).published()).isEmpty();
  }

  @Test
  void a_published_figure_without_a_row_is_refused() {
    Experiment experiment =
        TOY.ablate(FILTERS, 2, 4)
            .published(
                p ->
                    new Published(
                        "elsewhere",
                        List.of(
                            new Figure("filter", "filters=2", 0.8, 0.6, false),
                            new Figure("filters", "filters=3", 0.8, 0.6, false),
                            new Figure("filters", "filters=4", 91.2, Double.NaN, false),
                            new Figure("filters", "filters=4", 0.9, 0.6, false))));

    assertThat(messages(experiment))
        .containsExactly(
            """
            table of published(…): expected one of filters, found 'filter'.
              Did you mean 'filters'?\
            """,
            """
            row of published(…) in table filters: expected one of filters=2, filters=4, found 'filters=3'.
              Did you mean 'filters=2'?\
            """,
            """
            published(…) for filters=4 of table filters: expected an accuracy in [0,1], found 91.2.
              Write 91.2 % as 0.912.\
            """,
            """
            published(…) for filters=4 of table filters: expected a loss that is a number, found NaN.
              Leave the row out if no loss was published.\
            """,
            """
            published(…) for filters=4 of table filters: expected one figure of each row, found a second one.
              Keep one of the two.\
            """);
  }

  private static List<String> rows(Experiment experiment) {
    return experiment.check(ToyData.set()).published().orElseThrow().figures().stream()
        .map(Figure::variant)
        .toList();
  }

  private static List<String> places(Experiment experiment) {
    return problems(experiment).stream().map(Problem::place).toList();
  }

  private static List<String> messages(Experiment experiment) {
    return problems(experiment).stream().map(Problem::toString).toList();
  }

  private static List<Problem> problems(Experiment experiment) {
    try {
      assertThat(experiment.check(ToyData.set()).variants()).isNotEmpty();
      return List.of();
    } catch (RefusedException refused) {
      return refused.problems();
    }
  }
}
