package io.github.foldwise.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.Layers;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Training;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxFileTest {
  private static final Shape IMAGE = Shape.image(6, 5, 2);
  private static final int IMAGES = 100;

  @TempDir private Path folder;

  static Stream<Arguments> models() {
    return Models.all().entrySet().stream()
        .map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void onnx_runtime_predicts_the_same(String name, ModelSpec spec) throws Exception {
    Path file = folder.resolve("model.onnx");
    float[] pixels = pixels();
    float[][] expected;
    try (TrainedModel model = model(spec)) {
      OnnxFile.write(model, file);
      expected = model.predict(pixels);
    }

    float[][] found = predict(file, pixels, "probabilities");

    for (int image = 0; image < IMAGES; image++) {
      assertThat(found[image]).containsExactly(expected[image], within(1e-5f));
    }
  }

  @Test
  void a_file_names_its_input_its_outputs_and_their_shapes() throws Exception {
    Path file = folder.resolve("model.onnx");
    try (TrainedModel model = model(Layers.flatten().binary())) {
      OnnxFile.write(model, file);
    }

    try (OrtSession session = session(file)) {
      assertThat(texts(session.getInputInfo()))
          .containsExactly(Map.entry("image", "FLOAT [-1, 6, 5, 2]"));
      assertThat(texts(session.getOutputInfo()))
          .containsExactly(
              Map.entry("probabilities", "FLOAT [-1, 2]"), Map.entry("logits", "FLOAT [-1, 1]"));
      assertThat(session.getMetadata().getProducerName()).isEqualTo("foldwise");
    }
  }

  @Test
  void the_metadata_names_the_classes_and_the_range_of_the_pixels() throws Exception {
    Path file = folder.resolve("model.onnx");
    ImageData images = ImageData.of(new byte[3 * IMAGE.size()], new int[] {0, 1, 1}, IMAGE);
    try (CompiledModel compiled =
            CompiledModel.compile(
                Layers.flatten().binary().check(IMAGE),
                Training.adam(1e-3).loss(Loss.binaryCrossEntropy()).epochs(1));
        TrainedModel trained = compiled.train(images, 1);
        TrainedModel named = trained.withClassNames(List.of("Größe \"L\"", "a\\b\n"))) {
      OnnxFile.write(named, file);
    }

    try (OrtSession session = session(file)) {
      assertThat(session.getMetadata().getCustomMetadata())
          .isEqualTo(
              Map.of(
                  "Image.NominalPixelRange",
                  "Normalized_0_1",
                  "class_names",
                  "[\"Gr\\u00f6\\u00dfe \\\"L\\\"\", \"a\\\\b\\u000a\"]"));
    }
  }

  @Test
  void a_model_gives_the_same_bytes_again() throws Exception {
    Path first = folder.resolve("a.onnx");
    Path second = folder.resolve("b.onnx");
    try (TrainedModel model = model(Models.all().get("residual, projected"))) {
      OnnxFile.write(model, first);
      OnnxFile.write(model, second);
    }

    assertThat(first).hasSameBinaryContentAs(second);
  }

  @Test
  void weights_that_onnx_cannot_hold_are_refused() {
    CheckedModel large = Layers.flatten().dense(20_000).dense(30_000).classify(10).check(IMAGE);

    assertThatThrownBy(() -> OnnxFile.requireFits(large, Path.of("large.onnx")))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            large.onnx: expected a model of at most 2 GiB, all that ONNX allows in one file, found \
            601550010 weights of 4 bytes.
              Write its weights as safetensors, which have no such limit.\
            """);
  }

  @Test
  void a_file_that_cannot_be_written_is_refused() {
    Path file = folder.resolve("none").resolve("model.onnx");
    try (TrainedModel model = model(Layers.flatten().classify(2))) {
      assertThatThrownBy(() -> OnnxFile.write(model, file))
          .isInstanceOf(RefusedException.class)
          .hasMessage(
              """
              %s: expected a file that can be written, found no such file or folder.
                Choose a folder that exists and that you may write to.\
              """
                  .formatted(file));
    }
  }

  private static TrainedModel model(ModelSpec spec) {
    CheckedModel checked = spec.check(IMAGE);
    Training training = Training.adam(1e-3);
    boolean softmax = spec.classHead() == ClassHead.SOFTMAX;
    try (CompiledModel compiled =
        CompiledModel.compile(
            checked, softmax ? training : training.loss(Loss.binaryCrossEntropy()))) {
      return compiled.of(weights(checked));
    }
  }

  /** Under which each layer's values are of order 1, and none is what training begins with. */
  private static Map<String, float[]> weights(CheckedModel model) {
    Random random = new Random(7);
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (WeightSpec weight : model.weights()) {
      float[] values = new float[(int) weight.size()];
      double inputs = (double) weight.size() / weight.dims().get(weight.dims().size() - 1);
      for (int i = 0; i < values.length; i++) {
        values[i] =
            (float)
                (weight.name().endsWith("moving_variance")
                    ? 0.5 + random.nextDouble()
                    : random.nextGaussian() / Math.sqrt(inputs));
      }
      weights.put(weight.name(), values);
    }
    return weights;
  }

  /** From −3 to 3: some sums are beyond the corners of every activation. */
  private static float[] pixels() {
    Random random = new Random(8);
    float[] pixels = new float[IMAGES * IMAGE.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 6 * random.nextFloat() - 3;
    }
    return pixels;
  }

  private static float[][] predict(Path file, float[] pixels, String output) throws OrtException {
    long[] shape = {IMAGES, IMAGE.height(), IMAGE.width(), IMAGE.channels()};
    try (OrtSession session = session(file);
        OnnxTensor images =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), FloatBuffer.wrap(pixels), shape);
        OrtSession.Result result = session.run(Map.of("image", images))) {
      return (float[][]) result.get(output).orElseThrow().getValue();
    }
  }

  private static OrtSession session(Path file) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    return OrtEnvironment.getEnvironment().createSession(file.toString(), options);
  }

  private static Map<String, String> texts(Map<String, NodeInfo> values) {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach(
        (name, info) -> {
          TensorInfo tensor = (TensorInfo) info.getInfo();
          texts.put(name, tensor.type + " " + Arrays.toString(tensor.getShape()));
        });
    return texts;
  }
}
