package io.github.foldwise.runtime.file;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.data.TrainedPixels;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialTask;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model knows of the images that it was trained on, also after it was saved. */
class ModelFactsTest {
  private static final Shape PAIR = Shape.image(1, 2, 1);
  private static final CheckedModel MODEL = flatten().classify(2).check(PAIR);
  private static final ImageData BYTES =
      ImageData.of(new byte[] {0, (byte) 255, (byte) 255, 0}, new int[] {0, 1}, PAIR);
  private static final ImageData FLOATS =
      ImageData.of(new float[] {0, 255, 255, 0}, new int[] {0, 1}, PAIR);

  @TempDir private Path folder;

  @Test
  void a_model_knows_its_input_its_pixels_and_the_names_of_its_classes() {
    List<String> names = List.of("T-shirt/top", "class \\n two\r\nlines\\");
    Path file = folder.resolve("named.foldwise");
    try (CompiledModel compiled = CompiledModel.compile(MODEL, adam(0.1));
        TrainedModel trained = compiled.train(BYTES.withClassNames(names), 1)) {
      assertThat(trained.input()).isEqualTo(PAIR);
      assertThat(trained.pixels()).contains(new TrainedPixels(true, 0, 1));
      assertThat(trained.classNames()).isEqualTo(names);
      trained.save(file);
    }
    try (TrainedModel loaded = TrainedModel.load(file)) {
      assertThat(loaded.input()).isEqualTo(PAIR);
      assertThat(loaded.pixels()).contains(new TrainedPixels(true, 0, 1));
      assertThat(loaded.classNames()).isEqualTo(names);
      try (TrainedModel renamed = loaded.withClassNames(List.of("zero", "one"))) {
        assertThat(renamed.classNames()).containsExactly("zero", "one");
        assertThat(renamed.predict(BYTES)).isDeepEqualTo(loaded.predict(BYTES));
      }
    }
  }

  @Test
  void a_model_of_floats_knows_their_range() {
    ImageData images = ImageData.of(new float[] {-0.5f, 1e-9f, 3e38f, 0}, new int[2], PAIR);
    Path file = folder.resolve("floats.foldwise");
    try (CompiledModel compiled = CompiledModel.compile(MODEL, adam(0.1));
        TrainedModel initial = compiled.initial(1);
        TrainedModel trained = compiled.train(ImageData.of(new float[4], new int[2], PAIR), 1)) {
      assertThat(initial.pixels()).isEmpty();
      assertThat(initial.classNames()).isEmpty();
      assertThat(trained.pixels()).contains(new TrainedPixels(false, 0, 0));
      trained.save(file);
    }
    TrainedPixels range = TrainedPixels.of(images, Rows.all(2));
    assertThat(range).isEqualTo(new TrainedPixels(false, -0.5f, 3e38f));
    assertThat(TrainedPixels.read(range.text())).contains(range);
    assertThat(TrainedPixels.read("floats from NaN to 1.0")).isEmpty();
    try (TrainedModel loaded = TrainedModel.load(file)) {
      assertThat(loaded.pixels()).contains(new TrainedPixels(false, 0, 0));
    }
  }

  @Test
  void the_images_of_a_data_set_know_its_class_names_and_of_more_names_the_first_are_the_models() {
    DataSet data = new DataSet("d", "D", BYTES, Optional.empty(), List.of("a", "b", "c"));
    try (CompiledModel compiled = CompiledModel.compile(MODEL, adam(0.1));
        TrainedModel trained = compiled.train(data.limit(1).training(), 1)) {
      assertThat(data.training().sha256()).isEqualTo(BYTES.sha256());
      assertThat(trained.classNames()).containsExactly("a", "b");
    }
  }

  /** exp(1.5) / (exp(1.5) + exp(−1.5)) = 1 / (1 + exp(−3)) = 0.952574. */
  @Test
  void a_file_of_version_0_2_0_still_loads_and_is_written_with_the_same_bytes() throws IOException {
    Path old = folder.resolve("old.foldwise");
    try (InputStream in = ModelFactsTest.class.getResourceAsStream("version-0.2.0.foldwise")) {
      Files.copy(in, old);
    }
    Path again = folder.resolve("again.foldwise");
    try (TrainedModel loaded = TrainedModel.load(old)) {
      assertThat(loaded.weight("dense_1/kernel")).containsExactly(1, -1, 0.25f, 2);
      assertThat(loaded.weight("dense_1/bias")).containsExactly(0.5f, -0.5f);
      assertThat(loaded.classNames()).isEmpty();
      assertThat(loaded.pixels()).contains(new TrainedPixels(true, 0, 1));
      assertThat(loaded.predict(new byte[] {(byte) 255, 0})[0][0])
          .isCloseTo(0.952574f, within(1e-6f));
      loaded.save(again);
    }
    assertThat(again).hasSameBinaryContentAs(old);
  }

  @Test
  void test_images_and_given_validation_images_of_another_kind_of_pixels_are_refused() {
    assertRefused(
        adam(0.1),
        BYTES,
        FLOATS,
        "test images: expected pixels like those of the training: bytes, or floats from 0 to 1,"
            + " found floats beyond [0,1].\n"
            + "  Give both as bytes, or both as floats of one scale.");
    assertRefused(
        adam(0.1).validateOn(BYTES),
        FLOATS,
        FLOATS,
        "validateOn(images): expected pixels like those of the training: floats,"
            + " found bytes, which are scaled to [0,1].\n"
            + "  Give both as bytes, or both as floats of one scale.");
  }

  private static void assertRefused(
      Training training, ImageData images, ImageData test, String message) {
    TrialTask task =
        new TrialTask(MODEL, training, images, Rows.all(2), Rows.of(), Optional.of(test), 1);
    try (CompiledModel compiled = CompiledModel.compile(MODEL, training)) {
      assertThatThrownBy(() -> compiled.train(task, TrialListener.NONE))
          .isInstanceOf(RefusedException.class)
          .hasMessage(message);
    }
  }
}
