package io.github.foldwise.runtime.convolution;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.depthwiseConv;
import static io.github.foldwise.model.Layers.residual;
import static io.github.foldwise.model.Layers.separableConv;
import static io.github.foldwise.model.Layers.zeroPad;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.layer.Window;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.FeatureMaps;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.OpenModel;
import io.github.foldwise.runtime.layer.LayerRun;
import io.github.foldwise.runtime.session.Batch;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Training;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Convolutions, zero padding and residual blocks against Keras 3.15.1: outputs in training and all
 * gradients. Keras 3.8.0 gives the same, but refuses a depthwise stride together with a dilation.
 *
 * <p>The tolerance is that of trajectories: a gradient sums up to 200 products of order 1, in an
 * order that each kernel chooses for itself, and a block passes that through five layers.
 */
@Tag("kernels")
@TestMethodOrder(OrderAnnotation.class)
class ConvolutionsGoldenTest {
  private static final Golden GOLDEN = Golden.read("convolutions.json");
  private static final Tolerance TOLERANCE = Tolerance.TRAJECTORY;

  static Stream<Arguments> layers() {
    return Stream.of(
        arguments("conv valid, stride 2", conv(3, 3).stride(2).valid()),
        arguments("conv same, 2×3, stride 2×1", conv(2, new Window(2, 3)).stride(2, 1)),
        arguments("conv same, dilation 2", conv(2, 3).dilation(2)),
        arguments("conv valid, dilation 2×1", conv(2, 3).dilation(2, 1).valid()),
        arguments("conv same, groups 2", conv(4, 3).groups(2)),
        arguments(
            "conv valid, groups 4, stride 2, relu", conv(4, 2).groups(4).stride(2).valid().relu()),
        arguments(
            "conv same, groups 2, dilation 2, no bias", conv(2, 2).groups(2).dilation(2).noBias()),
        arguments("conv same, no bias, tanh", conv(2, 1).noBias().tanh()),
        arguments("depthwise same, multiplier 2", depthwiseConv(3).multiplier(2)),
        arguments("depthwise valid, stride 2, relu", depthwiseConv(2).stride(2).valid().relu()),
        arguments("depthwise same, dilation 2, no bias", depthwiseConv(3).dilation(2).noBias()),
        arguments("depthwise same, stride 2, dilation 2", depthwiseConv(2).stride(2).dilation(2)),
        arguments("separable same, multiplier 2, tanh", separableConv(3, 3).multiplier(2).tanh()),
        arguments(
            "separable valid, stride 2, no bias", separableConv(2, 2).stride(2).valid().noBias()),
        arguments("separable valid, dilation 2×1", separableConv(2, 2).dilation(2, 1).valid()),
        arguments("zero padding", zeroPad(1, 2, 0, 3)),
        arguments(
            "residual", residual(b -> b.conv(2, 3).noBias().bn().relu().conv(2, 3).noBias().bn())),
        arguments(
            "residual, stride 2, projected",
            residual(b -> b.conv(3, 3).stride(2).noBias().bn().relu().conv(3, 3).noBias().bn())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layers")
  void outputs_and_gradients_are_those_of_keras(String name, FeatureMaps maps) {
    Golden golden = GOLDEN.at("layers", name);
    CheckedModel model = maps.flatten().classify(2).check(image(golden.at("input")));
    CheckedLayer layer = model.layers().get(0);
    float[] x = golden.at("input").tensor();
    try (LayerRun run = new LayerRun(model, 1)) {
      for (WeightSpec weight : layer.weights()) {
        run.write(weight.name(), given(golden, weight));
      }
      float[] dy = golden.at("output_gradient").tensor();
      TOLERANCE.check("output", run.train(x), golden.at("output").tensor());
      TOLERANCE.check("input gradient", run.backward(x, dy), golden.at("input_gradient").tensor());
      Map<String, float[]> gradients = new LinkedHashMap<>();
      layer.weights().stream()
          .filter(WeightSpec::trainable)
          .forEach(weight -> gradients.put(weight.name(), run.gradient(weight, x, dy)));
      assertGradients(gradients, golden.at("weight_gradients"));
    }
  }

  @Test
  void a_small_residual_network_is_that_of_keras() {
    Golden golden = GOLDEN.at("network");
    float[] pixels = golden.at("input").tensor();
    int[] labels = golden.at("labels").ints();
    CheckedModel model = network().check(image(golden.at("input")));
    ImageData images = ImageData.of(pixels, labels, model.input());
    try (OpenModel open = new OpenModel(model, Training.adam(0.01));
        Batch batch = open.session().batch(images, Rows.all(labels.length), 0, labels.length)) {
      open.session().initialize(1);
      for (WeightSpec weight : model.weights()) {
        open.session().write(weight.name(), given(golden, weight));
      }
      TOLERANCE.check(
          "probabilities",
          open.session().predict(batch),
          softmax(golden.at("inference_logits").tensor(), model.spec().classes()));
      OpenModel.TrainingPass pass = open.trainingPass(images);
      TOLERANCE.check("loss", pass.loss().data(), golden.at("training_loss").number());
      assertGradients(pass.gradients(), golden.at("weight_gradients"));
      assertThat(open.session().step(batch, 0.01f, 0, 1).correct()).isBetween(0, labels.length);
      Golden moved = golden.at("moved");
      moved
          .names()
          .forEach(
              name -> TOLERANCE.check(name, open.session().read(name), moved.at(name).tensor()));
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.at("meta").setAside("the versions that made the numbers");
    GOLDEN.requireAllCompared();
  }

  /** A stem, a block that halves the maps, a block that keeps them, the head. */
  private static ModelSpec network() {
    return conv(2, 3)
        .noBias()
        .bn()
        .relu()
        .residual(b -> b.conv(3, 3).stride(2).bn().relu().conv(3, 3).bn())
        .relu()
        .residual(b -> b.conv(3, 3).bn().relu().conv(3, 3).bn())
        .relu()
        .globalAvgPool()
        .classify(3);
  }

  private static float[] given(Golden golden, WeightSpec weight) {
    Golden value = golden.at("weights", weight.name());
    assertThat(value.at("shape").ints())
        .as(weight.name())
        .containsExactly(weight.dims().stream().mapToInt(Integer::intValue).toArray());
    return value.tensor();
  }

  private static void assertGradients(Map<String, float[]> actual, Golden golden) {
    assertThat(actual).containsOnlyKeys(golden.names());
    actual.forEach((name, gradient) -> TOLERANCE.check(name, gradient, golden.at(name).tensor()));
  }

  private static Shape image(Golden tensor) {
    int[] dims = tensor.at("shape").ints();
    return Shape.image(dims[1], dims[2], dims[3]);
  }

  private static float[] softmax(float[] logits, int classes) {
    float[] probabilities = new float[logits.length];
    for (int row = 0; row < logits.length; row += classes) {
      double sum = 0;
      for (int i = row; i < row + classes; i++) {
        sum += Math.exp(logits[i]);
      }
      for (int i = row; i < row + classes; i++) {
        probabilities[i] = (float) (Math.exp(logits[i]) / sum);
      }
    }
    return probabilities;
  }
}
