package io.github.foldwise.studies;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Published.Figure;
import io.github.foldwise.experiment.Workload;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.sweep.Ablation;
import io.github.foldwise.sweep.Variant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FashionMnistExperimentTest {
  private static final Experiment EXPERIMENT = FashionMnistExperiment.EXPERIMENT;

  // Keras's summary of the notebook's model: 879,498 parameters.
  @Test
  void the_model_has_the_notebooks_parameters() {
    assertThat(checked("full").baseline().model().parameters()).isEqualTo(879_498);
  }

  // 16·9 + 16, 4·16; 64·16·9 + 64, 4·64; 64·7·7·64 + 64; 10·64 + 10.
  @Test
  void the_quick_preset_has_a_small_version_of_the_model() {
    assertThat(checked("quick").baseline().model().parameters()).isEqualTo(211_178);
  }

  @Test
  void its_parameters_are_named_as_the_manual_says() {
    assertThat(EXPERIMENT.parameters().stream().map(setting -> setting.param().name()))
        .containsExactlyInAnyOrder(
            "folds",
            "epochs",
            "batch",
            "filters",
            "kernel_1",
            "kernel_2",
            "hidden",
            "dropout",
            "loss",
            "batch_norm",
            "l1",
            "l2",
            "bias_l1",
            "activity_l2",
            "learning_rate",
            "optimizer",
            "activation",
            "augmentation");
  }

  @Test
  void the_first_preset_is_the_quick_one_of_fifteen_trials() {
    CheckedExperiment quick = checked(EXPERIMENT.presets().get(0));

    assertThat(EXPERIMENT.presets()).containsExactly("quick", "full", "tables");
    assertThat(quick.variants().stream().map(variant -> variant.variant().name()))
        .containsExactly("baseline", "kernel_1=1 kernel_2=1", "dropout=0.5");
    assertThat(Workload.of(quick).trials()).isEqualTo(15);
    assertThat(quick.testedEachTrial()).isTrue();
    assertThat(activity(quick)).isEqualTo(Reduction.MEAN);
  }

  // Batch norm holds 4 values per channel: 4·64 + 4·128 = 768 less than 879,498.
  @Test
  void without_batch_norm_its_layers_are_left_out() {
    Experiment without = EXPERIMENT.preset("full").set("batch_norm", "false");

    assertThat(check(without).baseline().model().parameters()).isEqualTo(878_730);
  }

  @Test
  void the_full_preset_is_the_notebooks_own_run() {
    CheckedExperiment full = checked("full");

    assertThat(full.variants()).hasSize(1);
    assertThat(full.testedEachTrial()).isTrue();
    assertThat(full.baseline().training().epochs()).isEqualTo(20);
    assertThat(full.baseline().training().batch()).isEqualTo(16);
    assertThat(full.baseline().training().evaluationBatch()).isEqualTo(32);
    assertThat(activity(full)).isEqualTo(Reduction.SUM);
  }

  // The notebook's eight tables have 3, 5, 5, 4, 4, 6, 2 and 2 rows; one of each is the baseline.
  @Test
  void the_tables_preset_begins_with_the_notebooks_eight_tables() {
    Experiment tables = EXPERIMENT.preset("tables");

    assertThat(tables.ablations().stream().map(table -> table.variants().size()).limit(8))
        .containsExactly(3, 5, 5, 4, 4, 6, 2, 2);
    assertThat(notebook(EXPERIMENT.preset("full")).variants().stream().map(Variant::name))
        .hasSize(1 + 31 - 8)
        .contains("kernel_1=3 kernel_2=5", "loss=one_hot_cross_entropy", "batch_norm=false");
  }

  // 3 + 5 + 5 + 4 + 4 + 6 + 2 + 2 = 31 rows. Each by itself: (3 + 5 + 10)·20 + 5·(10 + 15 + 20 + 25
  // + 30) + 5·20·(5 + 4 + 4 + 6 + 2 + 2) = 3,160. The baseline once, and the epochs of that table
  // in
  // one run of 30: 5·30 + (3 + 10)·20 + 5·20·(4 + 3 + 3 + 5 + 1 + 1) = 2,110.
  @Test
  void the_notebooks_tables_cost_two_thirds_of_what_they_cost_it() {
    Workload work = Workload.of(check(notebook(EXPERIMENT.preset("full"))));

    assertThat(work.tableRows()).isEqualTo(31);
    assertThat(work.naiveFoldEpochs()).isEqualTo(3_160);
    assertThat(work.foldEpochs()).isEqualTo(2_110);
  }

  // Nine further tables of 3, 5, 3, 3, 3, 4, 6, 3 and 4 rows with the baseline's, 34 in all; of
  // their
  // 25 other rows, two are one computation.
  @Test
  void the_tables_preset_adds_what_the_notebook_left_open() {
    CheckedExperiment tables = checked("tables");
    Workload work = Workload.of(tables);

    assertThat(tables.tables().stream().skip(8).map(Ablation::name))
        .containsExactly(
            "noise floor",
            "penalties",
            "l1",
            "l2",
            "bias_l1",
            "activity_l2",
            "augmentation",
            "optimizer",
            "activation");
    assertThat(work.tableRows()).isEqualTo(31 + 34);
    assertThat(work.naiveFoldEpochs()).isEqualTo(3_160 + 34 * 100);
    assertThat(work.foldEpochs()).isEqualTo(2_110 + 24 * 100);
    assertThat(tables.twins())
        .containsEntry("activity_l2=0.0", tables.checked("without activity penalty"));
  }

  @Test
  void optimizers_activations_and_augmentations_are_what_their_names_say() {
    CheckedExperiment tables = checked("tables");

    assertThat(tables.checked("optimizer=adamw").text())
        .contains("rule=adam(", "initial_rate=0.0005 ", "decay=weight_decay(factor=0.004 ");
    assertThat(tables.checked("optimizer=sgd_momentum").text())
        .contains("rule=sgd(momentum=0.9 ", "initial_rate=0.01 ");
    assertThat(tables.checked("activation=leaky_relu").text())
        .contains("activation=(kind=leaky_relu alpha=0.2)")
        .doesNotContain("kind=relu");
    assertThat(tables.checked("activation=swish").text())
        .contains("kind=silu")
        .doesNotContain("kind=relu");
    assertThat(tables.checked("augmentation=all").text())
        .containsSubsequence(
            "augmentation=(transforms=[", "flip(", "translation(", "rotation(", "zoom(");
    assertThat(tables.baseline().text()).contains("augmentation=(transforms=[])");
  }

  @Test
  void the_table_of_epochs_keeps_its_proportion() {
    assertThat(epochs("20")).containsExactly("10", "15", "20", "25", "30");
    assertThat(epochs("4")).containsExactly("2", "3", "4", "5", "6");
    assertThat(epochs("2")).containsExactly("1", "2", "3");
    assertThat(epochs("1")).containsExactly("1");
    assertThat(epochs("2000000000")).containsExactly("1000000000", "1500000000", "2000000000");
  }

  @Test
  void published_epochs_stand_beside_the_same_part_of_ours() {
    Experiment scaled = EXPERIMENT.preset("tables").set("epochs", "2");

    assertThat(check(scaled).published().orElseThrow().figures().stream())
        .filteredOn(figure -> figure.table().equals("epochs"))
        .containsExactly(
            new Figure("epochs", "epochs=1", 0.9071, 0.3753, false),
            new Figure("epochs", "baseline", 0.9128, 0.3798, true),
            new Figure("epochs", "epochs=3", 0.9106, 0.4061, false));
    assertThat(scaled.published().orElseThrow().source())
        .endsWith(
            "It trained 20 epochs, this baseline trains 2; its table of epochs is scaled to"
                + " match.");
  }

  private static Experiment notebook(Experiment experiment) {
    return FashionMnistTables.notebook(experiment);
  }

  private static List<String> epochs(String baseline) {
    return EXPERIMENT
        .preset("tables")
        .set("epochs", baseline)
        .ablations()
        .get(1)
        .variants()
        .stream()
        .map(variant -> variant.name().substring("epochs=".length()))
        .toList();
  }

  private static Reduction activity(CheckedExperiment experiment) {
    return experiment.baseline().model().layers().stream()
        .map(CheckedLayer::layer)
        .filter(Conv.class::isInstance)
        .map(Conv.class::cast)
        .map(conv -> conv.rules().activity().reduction())
        .findFirst()
        .orElseThrow();
  }

  private static CheckedExperiment checked(String preset) {
    return check(EXPERIMENT.preset(preset));
  }

  private static CheckedExperiment check(Experiment experiment) {
    int[] labels = new int[20];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = row % 5; // of ten classes: few enough to be in every fold
    }
    ImageData images = ImageData.of(new byte[20 * 28 * 28], labels, Shape.image(28, 28, 1));
    List<String> names = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    return experiment.check(
        new DataSet("black", "Black images", images, Optional.of(images), names));
  }
}
