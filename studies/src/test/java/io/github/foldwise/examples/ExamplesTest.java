package io.github.foldwise.examples;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.datasets.FashionMnist;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.run.RunListener;
import io.github.foldwise.run.RunResult;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.sweep.Variant;
import io.github.foldwise.training.WeightMatch;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
  private static final int PIXELS = 8 * 8;

  @Test
  void the_model_has_the_parameters_that_the_documents_count() {
    assertThat(NotebookModel.model().check(Shape.image(28, 28, 1)).parameters()).isEqualTo(879_498);
  }

  @Test
  void the_experiment_has_the_variants_that_the_tutorial_counts(@TempDir Path cache) {
    DataLocations nowhere = new DataLocations(Optional.empty(), Optional.empty(), cache);
    DataSet data = GarmentsExperiment.EXPERIMENT.data().load(nowhere);

    assertThat(GarmentsExperiment.EXPERIMENT.check(data).variants())
        .extracting(checked -> checked.variant().name())
        .containsExactly("baseline", "units=16", "units=256", "batch=16", "batch=64");
  }

  @Test
  void the_experiment_of_the_readme_has_the_variants_that_it_counts(@TempDir Path cache) {
    DataLocations nowhere = new DataLocations(Optional.empty(), Optional.empty(), cache);
    DataSet data = Garments.EXPERIMENT.data().load(nowhere);

    assertThat(Garments.EXPERIMENT.check(data).variants())
        .extracting(checked -> checked.variant().name())
        .containsExactly("baseline", "units=16", "units=256", "dropout=0.0", "dropout=0.6");
  }

  // Beside the baseline: 4 numbers of epochs, 4 batch sizes, 3 pairs of kernels, 5 rates.
  @Test
  void the_notebook_and_its_tables_are_valid(@TempDir Path cache) {
    DataLocations nowhere = new DataLocations(Optional.empty(), Optional.empty(), cache);
    DataSet sample = FashionMnist.sample().load(nowhere);

    assertThat(KerasNotebook.notebook().check(sample).variants()).hasSize(1);
    assertThat(KerasNotebook.tables().check(sample).variants()).hasSize(17);
  }

  // The baseline, a grid of 4, then 1 + 2 + 1, and 20 of the search.
  @Test
  void the_sweeps_are_declared_as_the_tutorial_shows_them(@TempDir Path cache) {
    DataLocations nowhere = new DataLocations(Optional.empty(), Optional.empty(), cache);
    Experiment swept = SweepsExperiment.swept();

    assertThat(swept.check(swept.data().load(nowhere)).variants()).hasSize(29);
    assertThat(swept.variants()).contains(Variant.of(SweepsExperiment.EPOCHS.to(8)));
  }

  @Test
  void the_residual_network_trains_on_nine_tenths_and_is_saved_and_loaded(@TempDir Path folder) {
    DataLocations nowhere = new DataLocations(Optional.empty(), Optional.empty(), folder);
    ImageData images = FashionMnist.sample().load(nowhere).training().limit(200);

    try (TrainedModel trained = SmallResNet.train(images, 1)) {
      trained.save(folder.resolve("resnet.zip"));
      try (TrainedModel loaded = TrainedModel.load(folder.resolve("resnet.zip"))) {
        assertThat(trained.history().epochs()).hasSize(1);
        assertThat(trained.history().epochs().get(0).steps()).isEqualTo(3); // 180 rows in 64s
        assertThat(trained.history().epochs().get(0).validation()).isPresent();
        assertThat(loaded.predict(images.limit(5))).isDeepEqualTo(trained.predict(images.limit(5)));
      }
    }
  }

  @Test
  void an_embedded_run_gives_its_results_as_values(@TempDir Path folder) {
    Experiment small =
        Experiment.named("small")
            .data(FashionMnist.sample().limit(400))
            .model(p -> flatten().dense(p.get(Garments.UNITS)).relu().classify(10))
            .training(adam(1e-3).epochs(1))
            .folds(kFold(2).shuffled(1))
            .ablate(Garments.UNITS, 16, 64);

    RunResult result = EmbeddedRun.run(small, folder);

    assertThat(result.isComplete()).isTrue();
    assertThat(result.trials()).hasSize(4);
    assertThat(result.htmlReport()).isRegularFile();
    assertThat(EmbeddedRun.inTensorBoard(small, folder).trials()).isEqualTo(result.trials());
    assertThat(folder.resolve("logs").resolve("baseline").resolve("fold_2")).isDirectory();
  }

  @Test
  void a_listener_notes_finished_trials_and_stops_the_run() {
    Queue<String> finished = new ArrayDeque<>();
    AtomicBoolean stop = new AtomicBoolean();
    RunListener listener = EmbeddedRun.listener(finished, stop);

    assertThat(listener.stopRequested()).isFalse();
    stop.set(true);
    assertThat(listener.stopRequested()).isTrue();
  }

  @Test
  void a_new_head_is_trained_on_a_saved_body_which_an_experiment_freezes_or_not(
      @TempDir Path folder) {
    ImageData images = threeKinds(24);
    Path old = folder.resolve("old.foldwise");
    CheckedModel five = FineTuning.BODY.flatten().classify(5).check(images.shape());
    try (CompiledModel compiled = CompiledModel.compile(five, adam(1e-3).epochs(3));
        TrainedModel best = FineTuning.best(compiled, images, folder)) {
      best.save(old);
      assertThat(folder.resolve("epoch-2.foldwise")).isRegularFile();
    }

    WeightMatch match = FineTuning.tune(old, images, folder.resolve("new.foldwise"));

    assertThat(match)
        .hasToString(
            """
            12 of 14 weights; not dense_1
              dense_1/kernel: no weight there has this name
              dense_1/bias: no weight there has this name\
            """);
    try (TrainedModel loaded = TrainedModel.load(folder.resolve("new.foldwise"));
        TrainedModel body = TrainedModel.load(old)) {
      assertThat(loaded.weight("conv_2/kernel")).isEqualTo(body.weight("conv_2/kernel"));
    }
    DataSet data = new DataSet("kinds", "Kinds", images, Optional.empty(), List.of());
    assertThat(FineTuning.experiment(old, nowhere -> data).check(data).variants())
        .extracting(checked -> checked.model().trainableParameters())
        .containsExactly(435L, 1731L);
  }

  /** Images of 12×12 pixels, each class brighter than the one before. */
  private static ImageData threeKinds(int rows) {
    byte[] pixels = new byte[rows * 12 * 12];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % 3;
      Arrays.fill(pixels, row * 144, (row + 1) * 144, (byte) (40 * labels[row] + row));
    }
    return ImageData.of(pixels, labels, Shape.image(12, 12, 1));
  }

  @Test
  void arrays_go_in_and_classes_come_out() {
    int rows = 64;
    float[] pixels = new float[rows * PIXELS];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % 2; // class 0 is bright above, class 1 below
      fillHalf(pixels, row, labels[row]);
    }
    float[] unseen = new float[2 * PIXELS];
    fillHalf(unseen, 0, 0);
    fillHalf(unseen, 1, 1);

    float[][] probabilities = ArraysToClasses.predict(pixels, labels, unseen);

    assertThat(probabilities[0][0]).isGreaterThan(0.5f);
    assertThat(probabilities[1][1]).isGreaterThan(0.5f);
  }

  private static void fillHalf(float[] pixels, int row, int half) {
    int from = row * PIXELS + half * PIXELS / 2;
    Arrays.fill(pixels, from, from + PIXELS / 2, 1f);
  }
}
