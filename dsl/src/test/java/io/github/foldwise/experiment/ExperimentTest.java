package io.github.foldwise.experiment;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.sweep.Grid.grid;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.split.Folds;
import io.github.foldwise.sweep.Ablation;
import io.github.foldwise.sweep.Grid;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.sweep.Params;
import io.github.foldwise.sweep.Setting;
import io.github.foldwise.sweep.Variant;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Optimizers;
import io.github.foldwise.training.Training;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentTest {
  private static final Param<Integer> FOLDS = Param.of("folds", 5);
  private static final Param<Integer> BATCH = Param.of("batch", 16);
  private static final Param<Long> STEPS = Param.of("steps", 100L);
  private static final Param<Double> DROPOUT = Param.of("dropout", 0.6);
  private static final Param<Boolean> BATCH_NORM = Param.of("batch_norm", true);
  private static final Param<Loss> LOSS = Param.of("loss", Loss.SPARSE_CROSS_ENTROPY);
  private static final Param<String> LABEL = Param.of("label", "plain");

  private static final Experiment TOY =
      Experiment.named("toy")
          .data(locations -> ToyData.set())
          .model(ExperimentTest::model)
          .training(p -> adam(1e-3).epochs(1).batch(p.get(BATCH)).loss(p.get(LOSS)))
          .folds(p -> kFold(p.get(FOLDS)))
          .seed(7);

  private static final DataLocations NOWHERE =
      new DataLocations(Optional.empty(), Optional.empty(), Path.of("none"));

  private static ModelSpec model(Params p) {
    String label = p.get(LABEL);
    long steps = p.get(STEPS);
    assertThat(label + steps).isNotEmpty();
    return p.get(BATCH_NORM)
        ? flatten().bn().dropout(p.get(DROPOUT)).classify(3)
        : flatten().dropout(p.get(DROPOUT)).classify(3);
  }

  @Test
  void each_word_gives_a_new_experiment_and_leaves_the_old_one() {
    Experiment changed =
        TOY.seed(8).testEachTrial().with(BATCH, 4).ablate(DROPOUT, 0.2).preset("p", e -> e);

    assertThat(TOY.seed()).isEqualTo(7);
    assertThat(TOY.testedEachTrial()).isFalse();
    assertThat(TOY.parameters()).contains(BATCH.to(16));
    assertThat(TOY.ablations()).isEmpty();
    assertThat(TOY.presets()).isEmpty();
    assertThat(changed.seed()).isEqualTo(8);
    assertThat(changed.testedEachTrial()).isTrue();
    assertThat(changed.parameters()).contains(BATCH.to(4));
    assertThat(changed.ablations()).hasSize(1);
    assertThat(changed.withoutAblations().ablations()).isEmpty();
    assertThat(changed.presets()).containsExactly("p");
    assertThat(changed.name()).isEqualTo("toy");
  }

  @Test
  void what_reads_no_parameter_is_declared_as_a_value() {
    ModelSpec model = flatten().classify(3);
    Experiment values =
        Experiment.named("values")
            .data(ToyData.set())
            .model(model)
            .training(Optimizers.sgd(0.1).epochs(2))
            .folds(Folds.stratifiedKFold(3));
    CheckedExperiment checked = values.check(values.data().load(NOWHERE));

    assertThat(checked.data().name()).isEqualTo("toy");
    assertThat(checked.baseline().parameters()).isEmpty();
    assertThat(checked.baseline().model().spec()).isEqualTo(model);
    assertThat(checked.baseline().training()).isEqualTo(Training.sgd(0.1).epochs(2));
    assertThat(checked.baseline().folding()).isEqualTo("stratified k-fold, k = 3");
  }

  @Test
  void images_alone_are_a_data_set() {
    ImageData images = ToyData.images(10, 4);
    DataSet data = TOY.data(images).data().load(NOWHERE);

    assertThat(data.training()).isSameAs(images);
    assertThat(data.test()).isEmpty();
    assertThat(TOY.check(data).variants()).hasSize(1);
  }

  @Test
  void a_parameter_of_doubles_takes_whole_numbers() {
    assertThat(TOY.ablate(DROPOUT, 0, 0.3)).hasToString(TOY.ablate(DROPOUT, 0.0, 0.3).toString());
    assertThat(TOY.ablate(DROPOUT, 0, 0.3).ablations())
        .isEqualTo(TOY.ablate(DROPOUT, 0.0, 0.3).ablations());
    assertThat(TOY.ablate(DROPOUT, 0).ablations()).isEqualTo(TOY.ablate(DROPOUT, 0.0).ablations());
    assertThat(TOY.with(DROPOUT, 0).parameters()).contains(DROPOUT.to(0.0));
    assertThat(TOY.ablate(BATCH, 4, 8).ablations())
        .containsExactly(
            new Ablation("batch", List.of(Variant.of(BATCH.to(4)), Variant.of(BATCH.to(8)))));
  }

  @Test
  void a_missing_argument_is_named() {
    ModelSpec noModel = null;
    Training noTraining = null;
    Folds noFolds = null;
    DataSet noData = null;
    Param<Double> noParam = null;

    assertNamed("name", () -> Experiment.named(null));
    assertNamed("data", () -> TOY.data(noData));
    assertNamed("model", () -> TOY.model(noModel));
    assertNamed("training", () -> TOY.training(noTraining));
    assertNamed("folds", () -> TOY.folds(noFolds));
    assertNamed("rule", () -> TOY.prune(null));
    assertNamed("inner", () -> TOY.nested(null));
    assertNamed("param", () -> TOY.ablate(noParam, 0.2));
    assertNamed("grid", () -> TOY.ablate("table", (Grid) null));
    assertNamed("change", () -> TOY.preset("quick", null));
    assertNamed("options", () -> Training.adam(0.1).earlyStopping(null));
    assertNamed("images", () -> Training.adam(0.1).validateOn(null));
    assertNamed("weights", () -> Training.adam(0.1).classWeights(null));
  }

  @Test
  void an_experiment_and_its_parts_print_one_useful_line() {
    Experiment experiment =
        TOY.ablate(DROPOUT, 0.2).ablate("both", grid(BATCH, 4)).preset("quick", e -> e);

    assertThat(TOY).hasToString("toy: no tables");
    assertThat(experiment).hasToString("toy: tables dropout, both; presets quick");
    assertThat(DROPOUT).hasToString("dropout=0.6");
    assertThat(Variant.of(DROPOUT.to(0.2))).hasToString("dropout=0.2");
    assertThat(Variant.without("batch norm", BATCH_NORM.to(false)))
        .hasToString("without batch norm (batch_norm=false)");
    assertThat(grid(BATCH, 4, 8)).hasToString("batch=4, batch=8");
  }

  @Test
  void a_grid_keeps_its_own_list() {
    List<List<Setting<?>>> combinations = new ArrayList<>();
    combinations.add(List.of(BATCH.to(4)));
    Grid grid = new Grid(combinations);
    combinations.clear();

    assertThat(grid.variants()).containsExactly(Variant.of(BATCH.to(4)));
  }

  private static void assertNamed(String argument, Supplier<?> call) {
    assertThatThrownBy(call::get).isInstanceOf(NullPointerException.class).hasMessage(argument);
  }

  @Test
  void parameters_stand_in_the_order_in_which_folds_training_and_model_read_them() {
    assertThat(TOY.parameters())
        .extracting(Setting::toString)
        .containsExactly(
            "folds=5",
            "batch=16",
            "loss=sparse_cross_entropy",
            "label=plain",
            "steps=100",
            "batch_norm=true",
            "dropout=0.6");
  }

  @Test
  void an_ablation_of_one_parameter_is_a_table_of_its_name() {
    assertThat(TOY.ablate(DROPOUT, 0.2, 0.4).ablations())
        .containsExactly(
            new Ablation(
                "dropout", List.of(Variant.of(DROPOUT.to(0.2)), Variant.of(DROPOUT.to(0.4)))));
    assertThat(Variant.of(DROPOUT.to(0.2)).name()).isEqualTo("dropout=0.2");
  }

  @Test
  void a_grid_is_named_by_its_factors_the_first_varying_slowest() {
    Experiment experiment = TOY.ablate("both", grid(BATCH, 4, 8).by(BATCH_NORM, true, false));

    assertThat(experiment.variants())
        .extracting(Variant::name)
        .containsExactly(
            "baseline",
            "batch=4 batch_norm=true",
            "batch=4 batch_norm=false",
            "batch=8 batch_norm=true",
            "batch=8 batch_norm=false");
  }

  @Test
  void what_changes_nothing_is_the_baseline_and_is_trained_once() {
    Experiment experiment =
        TOY.with(DROPOUT, 0.4)
            .ablate(DROPOUT, 0.2, 0.4)
            .ablate("again", Variant.named("as it is", BATCH.to(16)), Variant.of(DROPOUT.to(0.2)));

    assertThat(experiment.variants())
        .extracting(Variant::name)
        .containsExactly("baseline", "dropout=0.2");
    assertThat(experiment.check(ToyData.set()).tables())
        .extracting(Ablation::variants)
        .containsExactly(
            List.of(Variant.of(DROPOUT.to(0.2)), Variant.BASELINE),
            List.of(Variant.BASELINE, Variant.of(DROPOUT.to(0.2))));
  }

  @Test
  void a_variant_with_a_name_of_its_own_keeps_it() {
    Experiment experiment =
        TOY.ablate("layers", Variant.named("without batch norm", BATCH_NORM.to(false)));

    assertThat(experiment.variants())
        .extracting(Variant::name)
        .containsExactly("baseline", "without batch norm");
  }

  @Test
  void a_preset_changes_the_experiment_that_it_is_asked_of() {
    Experiment experiment =
        TOY.preset("quick", e -> e.with(FOLDS, 2)).preset("full", e -> e.with(FOLDS, 10));

    assertThat(experiment.presets()).containsExactly("quick", "full");
    assertThat(experiment.seed(9).preset("full").parameters()).contains(FOLDS.to(10));
    assertThat(experiment.seed(9).preset("full").seed()).isEqualTo(9);
    assertThat(experiment.preset("quick").with(FOLDS, 3).parameters()).contains(FOLDS.to(3));
  }

  @Test
  void an_unknown_preset_is_refused_with_the_nearest_name() {
    Experiment experiment = TOY.preset("quick", e -> e).preset("full", e -> e);

    assertThatThrownBy(() -> assertThat(experiment.preset("qick")).isNull())
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            preset of toy: expected one of quick, full, found 'qick'.
              Did you mean 'quick'?\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "folds, 3, folds=3",
    "folds, ' 3 ', folds=3",
    "steps, 5000000000, steps=5000000000",
    "dropout, .25, dropout=0.25",
    "dropout, 1e-3, dropout=0.001",
    "batch_norm, FALSE, batch_norm=false",
    "loss, one_hot_cross_entropy, loss=one_hot_cross_entropy",
    "loss, ONE_HOT_CROSS_ENTROPY, loss=one_hot_cross_entropy",
    "loss, 'one_hot_cross_entropy(0.1)', loss=one_hot_cross_entropy(0.1)",
    "loss, focal, loss=focal",
    "label, other, label=other"
  })
  void a_parameter_is_set_from_text(String parameter, String value, String setting) {
    assertThat(TOY.set(parameter, value).parameters())
        .extracting(Setting::toString)
        .contains(setting);
  }

  @ParameterizedTest
  @CsvSource({
    "folds, 2.5, a whole number, 5",
    "folds, 5000000000, a whole number, 5",
    "steps, many, a whole number, 100",
    "dropout, half, a number, 0.6",
    "batch_norm, yes, 'one of true, false', true",
    "loss, sparse, 'one of sparse_cross_entropy, one_hot_cross_entropy, binary_cross_entropy,"
        + " focal, binary_focal, mean_squared_error, mean_absolute_error, huber; numbers may"
        + " follow, as in huber(0.5)', sparse_cross_entropy"
  })
  void text_that_is_no_value_is_refused(
      String parameter, String value, String expected, String standard) {
    assertThatThrownBy(() -> assertThat(TOY.set(parameter, value)).isNull())
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "parameter %s: expected %s, found '%s'.\n  Its standard value is written %s=%s."
                .formatted(parameter, expected, value, parameter, standard));
  }

  @Test
  void an_unknown_parameter_is_refused_with_the_nearest_name() {
    assertThatThrownBy(() -> assertThat(TOY.set("droput", "0.2")).isNull())
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            parameter: expected one of folds, batch, loss, label, steps, batch_norm, dropout, \
            found 'droput'.
              Did you mean 'dropout'?\
            """);
  }

  @Test
  void the_last_value_of_a_parameter_counts() {
    assertThat(TOY.with(BATCH, 4).set("batch", "8").parameters()).contains(BATCH.to(8));
  }

  @Test
  void an_experiment_without_data_says_all_that_it_lacks_when_it_is_asked_for_them() {
    assertThatThrownBy(() -> assertThat(Experiment.named("toy").data()).isNull())
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            data: expected a declaration, found none.
              Add .data(…) to the experiment, such as a data set that ships with it.
            folds: expected a declaration, found none.
              Add .folds(p -> …) to the experiment.
            training: expected a declaration, found none.
              Add .training(p -> …) to the experiment.
            model: expected a declaration, found none.
              Add .model(p -> …) to the experiment.\
            """);
  }

  @Test
  void null_is_no_value_of_a_parameter() {
    assertThatThrownBy(() -> assertThat(BATCH.to(null)).isNull())
        .isInstanceOf(NullPointerException.class)
        .hasMessage("a value of batch");
  }
}
