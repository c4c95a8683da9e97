package io.github.foldwise.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.keras.hdf5.Hdf5Weights;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.runtime.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that Keras 3.15.1 saved. */
@TestMethodOrder(OrderAnnotation.class)
class KerasFilesGoldenTest {
  private static final Golden GOLDEN = Golden.read("keras_files.json");
  private static final Tolerance SAME = new Tolerance(0, 2e-6);

  @TempDir Path folder;

  @Order(1)
  @ParameterizedTest
  @ValueSource(
      strings = {"sequential", "block first", "shortcut first", "nested", "others", "clauses"})
  void a_file_predicts_what_keras_predicts(String name) throws IOException {
    Golden golden = GOLDEN.at(name);
    KerasFile file = KerasFile.read(file(name));

    assertThat(file.model().parameters()).isEqualTo(golden.at("parameters").integer());
    assertThat(file.model().trainableParameters()).isEqualTo(golden.at("trainable").integer());
    List<Golden> outputs = golden.at("outputs").elements();
    try (TrainedModel model = file.trained()) {
      float[][] predicted = model.predict(pixels(name));
      assertThat(predicted.length).isEqualTo(outputs.size());
      for (int row = 0; row < predicted.length; row++) {
        double[] expected = probabilities(name, file, outputs.get(row).doubles());
        for (int k = 0; k < expected.length; k++) {
          SAME.check(name + ", class " + k, predicted[row][k], expected[k]);
        }
      }
    }
  }

  /** Keras takes pixels to 255 where it divides by 255 itself. */
  private static float[] pixels(String name) {
    float[] pixels = GOLDEN.at(name, "x").tensor();
    for (int i = 0; name.equals("nested") && i < pixels.length; i++) {
      pixels[i] /= 255;
    }
    return pixels;
  }

  /** A softmax of logits; both probabilities of a sigmoid. */
  private static double[] probabilities(String name, KerasFile file, double[] outputs) {
    if (file.spec().classHead() == ClassHead.BINARY) {
      return new double[] {1 - outputs[0], outputs[0]};
    }
    if (!name.equals("nested")) {
      return outputs;
    }
    double sum = 0;
    for (double logit : outputs) {
      sum += Math.exp(logit);
    }
    double[] probabilities = new double[outputs.length];
    for (int k = 0; k < outputs.length; k++) {
      probabilities[k] = Math.exp(outputs[k]) / sum;
    }
    return probabilities;
  }

  @Order(2)
  @Test
  void what_has_no_word_is_refused_at_once_and_no_code_is_run() throws IOException {
    Path file = file("refused");

    assertThatThrownBy(() -> KerasFile.read(file))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            FILE: layer lambda (Lambda): expected layers that are declared, found Python code, which is never run.
              Replace it by layers of Keras, such as Rescaling or Activation, and save again.
            FILE: layer up_sampling2d (UpSampling2D): expected a layer that Foldwise has a word for, found UpSampling2D.
              The catalogue lists what there is; rebuild the model from that, or predict in Keras.
            FILE: layer conv2d_4 (Conv2D): dtype: expected float32, found "float16".
              Foldwise has no word for another value.
            FILE: layer batch_normalization_2 (BatchNormalization): renorm: expected false, found true.
              Foldwise has no word for another value.
            FILE: layer random_flip_1 (RandomFlip): mode: expected one of horizontal, vertical, found "horizontal_and_vertical".
              Foldwise has no word for another value.
            FILE: layer rescaling_1 (Rescaling): expected a scale of 1/255 without an offset, which bytes have in Foldwise, found scale 0.00784313725490196, offset -1.0.
              Scale the images before the model, and leave this layer out.
            FILE: layer dense_6 (Dense): kernel_regularizer: expected L1, L2 or L1L2, found OrthogonalRegularizer.
              Foldwise has no word for another value.
            FILE: compile_config: optimizer: expected an optimizer of Foldwise, found Ftrl.
              Foldwise has no word for another value.
            FILE: compile_config: loss: expected a loss of Foldwise, found "kl_divergence".
              Foldwise has no word for another value.
            FILE: layer random_flip_1 (RandomFlip): expected it before all layers, found it elsewhere.
              Foldwise has no word for it there.
            FILE: layer activity_regularization (ActivityRegularization): expected it right behind a layer with a kernel and no activity penalty yet, found it elsewhere.
              Foldwise has no word for it there.\
            """
                .replace("FILE", file.toString()));
  }

  @Order(2)
  @Test
  void a_compiled_file_says_how_it_was_trained() throws IOException {
    assertThat(KerasFile.read(file("sequential")).training().orElseThrow())
        .hasToString(
            "adam(exponential_decay initial_rate=0.0005 decay_steps=10000 decay_rate=0.98"
                + " stairs=false).epochs(1).batch(32)");
  }

  @Order(2)
  @Test
  void an_operation_and_a_penalty_behind_a_layer_are_its_own() throws IOException {
    assertThat(KerasFile.read(file("clauses")).spec())
        .hasToString(
            "input(4, 4, 1).conv(2, 3).valid().celu(0.5).activityL1l2(0.01, 0.02).flatten()"
                + ".dense(4).relu().activityL2(0.1).classify(3)");
  }

  @Order(2)
  @Test
  void a_description_names_layers_training_and_what_to_know() throws IOException {
    assertThat(KerasFile.read(file("nested")).describe())
        .isEqualTo(
            """
            Model: input(4, 4, 1).conv(2, 3).bn().residual(b -> b.conv(2, 3).geluTanh()).flatten().classify(4).freeze("conv_1", "bn_1")
            Input: 4×4×1
            Training: sgd(0.01, momentum=0.9 nesterov_momentum=false).epochs(1).batch(32).augment(augmentation transforms=[flip(axis=horizontal) rotation(turns=range(low=-0.1 high=0.1) sampling=(fill=reflect value=0 interpolation=bilinear))])

            Layer                      Output  Parameters
            ─────────────────────────────────────────────
            conv_1 (conv)              4×4×2           20
            bn_1 (batch norm)          4×4×2            8
            conv_2 (conv, gelu tanh)   4×4×2           38
            residual_1 (residual sum)  4×4×2            0
            flatten_1 (flatten)        32               0
            dense_1 (dense, softmax)   4              132
            ─────────────────────────────────────────────
            Total                                     198
            Trainable                                 170
            Not trainable                              28

            Note: The model ends in logits; here it predicts their probabilities, as its loss takes them.
            Note: Rescaling(1/255) is left out: Foldwise scales the bytes of images to [0,1] itself. Divide floats by 255.
            Note: Layers that change images at random are the training's augmentation.\
            """);
  }

  @Order(2)
  @ParameterizedTest
  @ValueSource(strings = {"sequential", "block first", "others", "clauses"})
  void a_file_written_again_has_the_same_weights_at_the_same_paths(String name) throws Exception {
    Path original = file(name);
    Path again = folder.resolve("again.keras");
    try (TrainedModel model = KerasFile.read(original).trained()) {
      assertThat(KerasFile.write(model, again)).isEmpty();
    }

    assertThat(layers(again)).usingRecursiveComparison().isEqualTo(layers(original));
  }

  /** Path and values of all weights of layers. */
  private static Map<String, float[]> layers(Path file) throws Exception {
    Map<String, float[]> all = new TreeMap<>();
    try (Hdf5Weights weights = Hdf5Weights.of(new KerasArchive(file).weights())) {
      for (String layer : weights.names("layers")) {
        String group = "layers/" + layer + "/vars";
        for (String number : weights.names(group)) {
          all.put(group + "/" + number, weights.values(group + "/" + number));
        }
      }
    }
    return all;
  }

  @Order(3)
  @Test
  void every_number_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private Path file(String name) throws IOException {
    byte[] bytes = Base64.getDecoder().decode(GOLDEN.at(name, "file").text());
    return Files.write(folder.resolve("model.keras"), bytes);
  }
}
