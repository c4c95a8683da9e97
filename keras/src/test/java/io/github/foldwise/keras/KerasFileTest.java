package io.github.foldwise.keras;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.depthwiseConv;
import static io.github.foldwise.model.Layers.flatten;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.schedule.Schedules;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Training;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KerasFileTest {
  private static final Shape SHAPE = Shape.image(6, 6, 2);
  private static final Training ADAM = Training.adam(0.001);

  @TempDir Path folder;

  static Stream<ModelSpec> models() {
    return Stream.of(
        flatten().classify(3),
        conv(2, 3).activation(Activation.GELU_TANH).flatten().classify(3),
        conv(2, 3).leakyRelu(0.3).bn().pool(2).dropout(0.5).globalAvgPool().classifyEach(3),
        conv(2, 3).residual(b -> b.conv(4, 3).stride(2).bn().relu()).flatten().classify(3),
        conv(2, 3)
            .residual(b -> b.residual(c -> c.conv(2, 3).bn()).relu(), p -> p.conv(2, 1).bn().bn())
            .flatten()
            .classify(3),
        conv(2, 3)
            .activation(Activation.GELU_TANH)
            .activityL1l2(0.1, 0.2)
            .flatten()
            .dense(3)
            .celu(0.5)
            .activityL2(0.3)
            .classify(3),
        depthwiseConv(3).multiplier(2).flatten().dense(4).celu(0.5).classify(3).freeze("dense_1"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void a_model_comes_back_as_it_went_out(ModelSpec spec) {
    CheckedModel model = spec.check(SHAPE);
    Loss loss = Loss.meanSquaredError();
    Path file = folder.resolve("model.keras");
    try (CompiledModel compiled = CompiledModel.compile(model, ADAM.loss(loss));
        TrainedModel trained = compiled.initial(1)) {
      assertThat(KerasFile.write(trained, file)).isEmpty();
      KerasFile read = KerasFile.read(file);

      assertThat(read.model().text()).isEqualTo(model.text());
      assertThat(read.model().weights()).isEqualTo(model.weights());
      assertThat(read.training()).contains(ADAM.loss(loss));
      assertThat(read.remarks()).isEmpty();
      assertThat(read.weights()).usingRecursiveComparison().isEqualTo(trained.weights());
    }
  }

  @Test
  void the_same_model_gives_the_same_bytes() throws IOException {
    assertThat(Files.readAllBytes(written(flatten().classify(3), ADAM, "a.keras")))
        .isEqualTo(Files.readAllBytes(written(flatten().classify(3), ADAM, "b.keras")));
  }

  /** An optimizer's slots of zeros take no room. */
  @Test
  void a_file_is_hardly_larger_than_the_weights() throws IOException {
    ModelSpec spec = flatten().dense(1000).classify(3);
    long weights = 4 * spec.check(SHAPE).parameters();

    assertThat(Files.size(written(spec, ADAM, "large.keras"))).isBetween(weights, weights + 10_000);
  }

  @Test
  void weights_alone_have_their_own_ending() throws IOException {
    Path file = written(flatten().classify(3), ADAM, "model.weights.h5");

    assertThat(Files.readAllBytes(file)).startsWith(0x89, 'H', 'D', 'F');
  }

  @Test
  void another_ending_is_refused() {
    Path file = folder.resolve("model.h5");

    assertThatThrownBy(() -> written(flatten().classify(3), ADAM, "model.h5"))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            %s: expected a name that ends in .keras or .weights.h5, found model.h5.
              Keras knows its files by their names' ends.\
            """
                .formatted(file));
  }

  @Test
  void what_keras_cannot_say_of_a_training_is_named_and_left_out() {
    Training training =
        Training.adam(Schedules.oneCycle(0.1, 100)).noDecayOn("bias").weightDecay(0.1);
    Path file = folder.resolve("model.keras");
    try (CompiledModel compiled =
            CompiledModel.compile(flatten().classify(3).check(SHAPE), training);
        TrainedModel initial = compiled.initial(1);
        TrainedModel trained = initial.withClassNames(List.of("ant", "bee", "cat"))) {
      assertThat(KerasFile.write(trained, file))
          .containsExactly(
              "Keras has no schedule like this: one_cycle peak_rate=0.1 steps=100 rising=0.3"
                  + " start_divisor=25 end_divisor=10000.",
              "Keras saves no exemptions from weight decay: bias.",
              "So the file is not compiled: call compile before you train on in Keras.",
              "The names of the classes are not in the file.");
    }
    assertThat(KerasFile.read(file).training()).isEmpty();
  }

  /** Keras before 3.14 summed them, and 3.15.1 cannot: it divides by the rows of the batch. */
  @Test
  void activity_penalties_that_keras_would_divide_are_named_and_left_out() {
    ModelSpec spec =
        conv(2, 3).activityL2(0.1, Reduction.SUM).flatten().dense(4).activityL1(0.2).classify(3);
    Path file = folder.resolve("model.keras");
    try (CompiledModel compiled = CompiledModel.compile(spec.check(SHAPE), ADAM);
        TrainedModel trained = compiled.initial(1)) {
      assertThat(KerasFile.write(trained, file))
          .containsExactly(
              "The activity penalties of these layers are not in the file, for they are sums over"
                  + " the batch, and Keras divides by its rows: conv_1.",
              "So the file is not compiled: call compile before you train on in Keras.");
    }
    assertThat(KerasFile.read(file).training()).isEmpty();
    assertThat(KerasFile.read(file).spec())
        .hasToString("input(6, 6, 2).conv(2, 3).flatten().dense(4).activityL1(0.2).classify(3)");
  }

  @Test
  void inputs_and_outputs_may_have_names() throws IOException {
    ModelSpec spec = conv(2, 3).residual(b -> b.conv(2, 3)).flatten().classify(3);
    Path file = written(spec, ADAM, "model.keras");
    edit(file, "\"input_layers\":[\"input\",0,0]", "\"input_layers\":{\"image\":[\"input\",0,0]}");
    edit(
        file, "\"output_layers\":[\"dense_1\",0,0]", "\"output_layers\":{\"y\":[\"dense_1\",0,0]}");

    assertThat(KerasFile.read(file).model().text()).isEqualTo(spec.check(SHAPE).text());
  }

  @Test
  void a_file_of_which_nothing_is_trained_still_predicts() throws IOException {
    ModelSpec spec = conv(2, 3).bn().flatten().classify(3);
    Path file = written(spec, ADAM, "model.keras");
    edit(file, "\"trainable\":true", "\"trainable\":false");

    KerasFile read = KerasFile.read(file);

    assertThat(read.model().text()).isEqualTo(spec.check(SHAPE).text());
    assertThat(read.remarks())
        .containsExactly(
            "All layers are frozen in the file; here none is, so that the model can train.");
  }

  @Test
  void objects_of_others_are_refused_whatever_their_names() throws IOException {
    Path file = written(conv(2, 3).l2(0.1).flatten().classify(3), ADAM, "model.keras");
    for (String module : List.of("initializers", "regularizers", "optimizers", "losses")) {
      edit(file, "\"keras." + module + "\"", "\"mine\"");
    }

    assertThatThrownBy(() -> KerasFile.read(file))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            FILE: layer conv_1 (Conv2D): kernel_initializer: expected an initializer of Foldwise, found mine.GlorotUniform.
              Foldwise has no word for another value.
            FILE: layer conv_1 (Conv2D): kernel_regularizer: expected L1, L2 or L1L2, found mine.L1L2.
              Foldwise has no word for another value.
            FILE: layer conv_1 (Conv2D): bias_initializer: expected an initializer of Foldwise, found mine.Zeros.
              Foldwise has no word for another value.
            FILE: layer dense_1 (Dense): kernel_initializer: expected an initializer of Foldwise, found mine.GlorotUniform.
              Foldwise has no word for another value.
            FILE: layer dense_1 (Dense): bias_initializer: expected an initializer of Foldwise, found mine.Zeros.
              Foldwise has no word for another value.
            FILE: compile_config: optimizer: expected an optimizer of Foldwise, found mine.Adam.
              Foldwise has no word for another value.
            FILE: compile_config: loss: expected a loss of Foldwise, found mine.SparseCategoricalCrossentropy.
              Foldwise has no word for another value.\
            """
                .replace("FILE", file.toString()));
  }

  @Test
  void an_object_is_no_pair_of_numbers() throws IOException {
    Path file = written(conv(2, 3).flatten().classify(3), ADAM, "model.keras");
    edit(file, "\"kernel_size\":[3,3]", "\"kernel_size\":{\"a\":3,\"b\":3}");
    edit(file, "\"batch_shape\":[null,6,6,2]", "\"batch_shape\":{\"a\":0,\"b\":6,\"c\":6,\"d\":2}");

    assertThatThrownBy(() -> KerasFile.read(file))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            FILE: layer input (InputLayer): batch_shape: expected height, width and channels of images, found {"a":0,"b":6,"c":6,"d":2}.
              Give Input a shape like (28, 28, 1), without None: Foldwise compiles a model for one.
            FILE: layer conv_1 (Conv2D): kernel_size: expected height and width, found {"a":3,"b":3}.
              Foldwise has no word for another value.\
            """
                .replace("FILE", file.toString()));
  }

  @Test
  void a_model_of_vectors_is_refused() throws IOException {
    Path file = written(flatten().classify(3), ADAM, "model.keras");
    edit(file, "\"batch_shape\":[null,6,6,2]", "\"batch_shape\":[null,72]");

    assertThatThrownBy(() -> KerasFile.read(file))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            %s: layer input (InputLayer): batch_shape: expected height, width and channels of images, found [null,72].
              Give Input a shape like (28, 28, 1), without None: Foldwise compiles a model for one.\
            """
                .formatted(file));
  }

  private static void edit(Path file, String from, String to) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Path config = zip.getPath("config.json");
      String before = Files.readString(config);
      assertThat(before).contains(from);
      Files.writeString(config, before.replace(from, to));
    }
  }

  @Test
  void a_missing_file_is_refused() {
    Path file = folder.resolve("none.keras");

    assertThatThrownBy(() -> KerasFile.read(file))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            %s: expected a file that can be read, found no such file or folder.
              Name a file that Keras 3 saved: model.save("model.keras").\
            """
                .formatted(file));
  }

  @Test
  void weights_alone_and_files_of_keras_2_are_refused() {
    Path file = written(flatten().classify(3), ADAM, "model.weights.h5");

    assertThatThrownBy(() -> KerasFile.read(file))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            %s: expected a .keras file of Keras 3, found an HDF5 file, which is that of weights alone or of Keras 2.
              Load it in Keras 3 and save it again: model.save("model.keras").\
            """
                .formatted(file));
  }

  /** A weight is only known by its place: one too many means that layers and weights differ. */
  @Test
  void names_of_weights_are_those_of_the_library() {
    Path file = written(conv(2, 3).bn().flatten().classify(3), ADAM, "model.keras");

    KerasFile read = KerasFile.read(file);

    assertThat(read.weights().keySet())
        .containsExactlyElementsOf(read.model().weights().stream().map(WeightSpec::name).toList());
  }

  private Path written(ModelSpec spec, Training training, String name) {
    Path file = folder.resolve(name);
    try (CompiledModel compiled = CompiledModel.compile(spec.check(SHAPE), training);
        TrainedModel trained = compiled.initial(1)) {
      assertThat(KerasFile.write(trained, file)).isEqualTo(List.of());
    }
    return file;
  }
}
