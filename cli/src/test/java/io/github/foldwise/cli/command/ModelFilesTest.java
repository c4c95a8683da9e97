package io.github.foldwise.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.Shape;
import io.github.foldwise.model.Layers;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands {@code export} and {@code import} on one small model. */
class ModelFilesTest {
  @TempDir private static Path folder;
  private static Path saved;

  @BeforeAll
  static void save() {
    saved = folder.resolve("small.foldwise");
    try (CompiledModel compiled =
            CompiledModel.compile(
                Layers.conv(2, 3).relu().flatten().classify(3).check(Shape.image(2, 2, 1)),
                Training.adam(1e-3));
        TrainedModel model = compiled.initial(1)) {
      model.save(saved);
    }
  }

  @Test
  void a_model_goes_out_as_onnx() throws IOException {
    Path file = folder.resolve("small.onnx");

    assertThat(run("export", "" + saved, "--to", "onnx", "" + file))
        .isEqualTo(new Cli.Result(0, "Model: " + file + "\n", ""));
    assertThat(Files.readAllBytes(file))
        .startsWith(8, 8, 0x12, 8)
        .contains("foldwise".getBytes(UTF_8));
  }

  @Test
  void a_model_goes_out_to_keras_and_comes_back() {
    Path file = folder.resolve("small.keras");
    Path back = folder.resolve("from-keras.foldwise");

    assertThat(run("export", "" + saved, "--to", "keras", "" + file))
        .isEqualTo(new Cli.Result(0, "Model: " + file + "\n", ""));
    Cli.Result imported = run("import", "" + file, "--describe", "--to", "" + back);
    assertThat(imported.err()).isEmpty();
    assertThat(imported.out())
        .startsWith("Model: input(2, 2, 1).conv(2, 3).relu().flatten().classify(3)\n")
        .endsWith("\nModel: " + back + "\n");
    try (TrainedModel before = TrainedModel.load(saved);
        TrainedModel after = TrainedModel.load(back)) {
      assertThat(after.weights()).usingRecursiveComparison().isEqualTo(before.weights());
    }
  }

  @Test
  void weights_go_out_to_keras() throws IOException {
    Path file = folder.resolve("small.weights.h5");

    assertThat(run("export", "" + saved, "--to", "weights-h5", "" + file))
        .isEqualTo(new Cli.Result(0, "Model: " + file + "\n", ""));
    assertThat(Files.readAllBytes(file)).startsWith(0x89, 'H', 'D', 'F');
  }

  @Test
  void a_model_goes_out_as_a_saved_model_which_only_predicts() {
    Path exported = folder.resolve("small");

    assertThat(run("export", "" + saved, "--to", "savedmodel", "" + exported))
        .isEqualTo(new Cli.Result(0, "Model: " + exported + "\n", ""));
    assertThat(run("import", "" + exported, "--describe"))
        .isEqualTo(
            new Cli.Result(
                0,
                """
                Input: 2×2×1
                Pixels: unknown
                Classes: without names
                """,
                ""));
    refused(
        """
        %s: expected a file that says its layers, found a SavedModel, which only predicts.
          Predict with it in Java, Predictor.load(folder), or save the model as .keras.
        """
            .formatted(exported),
        "import",
        "" + exported,
        "--to",
        "a.foldwise");
  }

  @Test
  void a_file_for_keras_needs_its_ending() {
    refused(
        """
        file for --to keras: expected a name that ends with .keras, found 'small.weights.h5'.
          Give the file this ending: Keras asks for it.
        """,
        "export",
        "" + saved,
        "--to",
        "keras",
        "small.weights.h5");
  }

  @Test
  void layers_of_another_model_are_refused_for_a_file_that_has_its_own() {
    Path file = folder.resolve("own.keras");
    assertThat(run("export", "" + saved, "--to", "keras", "" + file).exitCode()).isZero();

    refused(
        """
        --like %s: expected weights alone to import, found %s, which has layers of its own.
          Leave --like out.
        """
            .formatted(saved, file),
        "import",
        "" + file,
        "--like",
        "" + saved,
        "--to",
        "a.foldwise");
  }

  @Test
  void weights_go_out_as_safetensors_and_come_back_to_the_same_model() {
    Path weights = folder.resolve("small.safetensors");
    Path back = folder.resolve("back.foldwise");

    assertThat(run("export", "" + saved, "--to", "safetensors", "" + weights))
        .isEqualTo(new Cli.Result(0, "Model: " + weights + "\n", ""));
    assertThat(run("import", "" + weights, "--describe"))
        .isEqualTo(
            new Cli.Result(
                0,
                """
                conv_1/bias: F32 2
                conv_1/kernel: F32 3×3×1×2
                dense_1/bias: F32 3
                dense_1/kernel: F32 8×3
                """,
                ""));
    assertThat(run("import", "" + weights, "--like", "" + saved, "--to", "" + back))
        .isEqualTo(new Cli.Result(0, "Model: " + back + "\n", ""));
    assertThat(back).hasSameBinaryContentAs(saved);
  }

  @Test
  void a_saved_model_is_described() {
    assertThat(run("import", "" + saved))
        .isEqualTo(
            new Cli.Result(
                0,
                """
                Model: input(2, 2, 1).conv(2, 3).relu().flatten().classify(3)
                Input: 2×2×1
                Pixels: unknown
                Classes: 3
                Training: adam(0.001).epochs(1).batch(32)

                Layer                     Output  Parameters
                ────────────────────────────────────────────
                conv_1 (conv, relu)       2×2×2           20
                flatten_1 (flatten)       8                0
                dense_1 (dense, softmax)  3               27
                ────────────────────────────────────────────
                Total                                     47
                Trainable                                 47
                Not trainable                              0
                """,
                ""));
  }

  @Test
  void weights_alone_are_no_model() throws IOException {
    Path weights = folder.resolve("none.safetensors");
    Files.write(weights, new byte[] {2, 0, 0, 0, 0, 0, 0, 0, '{', '}'});

    refused(
        """
        %s: expected a saved model with --like, for its layers, found none.
          Name the .foldwise file of a model whose weights these are.
        """
            .formatted(weights),
        "import",
        "" + weights,
        "--to",
        "" + folder.resolve("none.foldwise"));
  }

  @Test
  void an_unknown_format_is_refused_with_the_nearest() {
    refused(
        """
        --to: expected one of keras, weights-h5, savedmodel, onnx, safetensors, found 'onxx'.
          Did you mean 'onnx'?
        """,
        "export",
        "" + saved,
        "--to",
        "onxx",
        "a");
  }

  @Test
  void a_file_of_unknown_kind_is_refused() {
    refused(
        """
        file to import: expected one of: .keras, .safetensors, .foldwise, the folder of a SavedModel, found 'model.pt', which is not there.
          Give the file the ending of its kind.
        """,
        "import",
        "model.pt");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model.h5|Load it in Keras 3, and save the model: model.save(\"model.keras\").",
        "model.weights.h5|Load it in Keras 3, and save the model: model.save(\"model.keras\").",
        "model.onnx|ONNX only goes out; use another form of the model.",
        "saved_model.pb|Name the folder that it is in."
      })
  void a_kind_that_does_not_come_in_has_a_remedy(String name, String remedy) throws IOException {
    Path file = Files.write(folder.resolve(name), new byte[0]);

    refused(
        """
        file to import: expected one of: .keras, .safetensors, .foldwise, the folder of a SavedModel, found '%s'.
          %s
        """
            .formatted(file, remedy),
        "import",
        "" + file);
  }

  @Test
  void a_model_is_not_written_over_itself() throws IOException {
    byte[] before = Files.readAllBytes(saved);
    String message =
        """
        %s: expected another file than the model itself, found the same.
          Name another file: this one would be lost.
        """;
    Path weights = folder.resolve("over.safetensors");
    assertThat(run("export", "" + saved, "--to", "safetensors", "" + weights).exitCode()).isZero();

    refused(message.formatted(saved), "export", "" + saved, "--to", "onnx", "" + saved);
    refused(
        message.formatted(weights),
        "import",
        "" + weights,
        "--like",
        "" + saved,
        "--to",
        "" + weights);
    assertThat(Files.readAllBytes(saved)).isEqualTo(before);
  }

  @Test
  void like_without_to_is_refused() {
    refused(
        """
        --like %s: expected --to, the file to write, found none.
          Leave --like out: a description does not need it.
        """
            .formatted(saved),
        "import",
        "" + saved,
        "--like",
        "" + saved);
  }

  @Test
  void a_folder_is_no_saved_model_file() {
    refused(
        """
        %s: expected a file that can be read, found a folder.
          Name a file that a model was saved to.
        """
            .formatted(folder),
        "export",
        "" + folder,
        "--to",
        "onnx",
        "a.onnx");
  }

  @Test
  void a_switch_takes_no_value() {
    refused(
        """
        --describe: expected no value, found 'yes'.
          Write the option alone.
        """,
        "import",
        "" + saved,
        "--describe=yes");
  }

  @Test
  void a_model_that_is_not_there_is_refused() {
    Path none = folder.resolve("none.foldwise");

    refused(
        """
        %s: expected a file that can be read, found no such file or folder.
          Name a file that a model was saved to.
        """
            .formatted(none),
        "export",
        "" + none,
        "--to",
        "onnx",
        "a.onnx");
  }

  private static void refused(String message, String... args) {
    assertThat(run(args)).isEqualTo(new Cli.Result(2, "", message));
  }

  private static Cli.Result run(String... args) {
    return Cli.ofStudy().run(args);
  }
}
