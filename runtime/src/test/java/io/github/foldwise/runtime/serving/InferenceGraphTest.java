package io.github.foldwise.runtime.serving;

import static io.github.foldwise.model.Layers.bn;
import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.Predictor;
import io.github.foldwise.runtime.ToyImages;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.runtime.layer.RandomWeights;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Precision;
import io.github.foldwise.training.Training;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The graph for prediction alone, beside the inference of the graph that trains. */
class InferenceGraphTest {
  private static final ImageData IMAGES = ToyImages.of(20);

  /**
   * A norm behind each kind of kernel, with and without bias, in a residual block and around it.
   */
  private static final ModelSpec NORMS =
      conv(4, 3)
          .bn()
          .relu()
          .conv(4, 3)
          .noBias()
          .bn(b -> b.noScale())
          .bn()
          .depthwiseConv(3)
          .multiplier(2)
          .bn(b -> b.noCenter())
          .relu()
          .separableConv(6, 3)
          .bn()
          .residual(b -> b.conv(6, 3).bn().relu().conv(6, 3).bn())
          .flatten()
          .dense(5)
          .bn()
          .gelu()
          .classify(ToyImages.CLASSES);

  @Test
  void norms_that_directly_follow_a_kernel_are_folded_into_it() {
    CheckedModel model = NORMS.check(ToyImages.IMAGE);
    Map<String, float[]> weights = RandomWeights.of(model, 5);
    FoldedNorms folded = FoldedNorms.all(model.layers(), weights);

    assertThat(folded.layers().stream().flatMap(layer -> layer.withInner()))
        .noneMatch(layer -> layer.layer() instanceof BatchNorm);
    assertThat(folded.weights()).extracting(WeightSpec::name).contains("conv_2/bias");
    assertPredictsAlike(model, adam(0.1), weights, 1e-5f);
  }

  /** conv: 2·x + 1, norm: (y − 3) · 4/√(15.999 + 0.001) + 5 = y + 2; so 2·x + 3. */
  @Test
  void a_folded_kernel_and_bias_are_those_of_the_calculation_by_hand() {
    CheckedModel model = conv(1, 1).bn().flatten().classify(2).check(ToyImages.IMAGE);
    Map<String, float[]> weights = RandomWeights.of(model, 5);
    weights.put("conv_1/kernel", new float[] {2});
    weights.put("conv_1/bias", new float[] {1});
    weights.put("bn_1/gamma", new float[] {4});
    weights.put("bn_1/beta", new float[] {5});
    weights.put("bn_1/moving_mean", new float[] {3});
    weights.put("bn_1/moving_variance", new float[] {15.999f});

    Map<String, float[]> folded = FoldedNorms.all(model.layers(), weights).values();

    assertThat(folded.get("conv_1/kernel")).containsExactly(2);
    assertThat(folded.get("conv_1/bias")).containsExactly(3);
    assertThat(weights.get("conv_1/kernel")).containsExactly(2);
  }

  /** norm: (x − 3) · 4/√(63.999 + 0.001) + 5 = x/2 + 3.5, for both inputs of the dense layer. */
  @Test
  void a_norm_before_a_dense_layer_becomes_part_of_its_kernel_and_bias() {
    CheckedModel model =
        conv(1, 1).relu().bn().pool(2).flatten().classify(2).check(Shape.image(4, 2, 1));
    Map<String, float[]> weights = RandomWeights.of(model, 5);
    weights.put("bn_1/gamma", new float[] {4});
    weights.put("bn_1/beta", new float[] {5});
    weights.put("bn_1/moving_mean", new float[] {3});
    weights.put("bn_1/moving_variance", new float[] {63.999f});
    weights.put("dense_1/kernel", new float[] {2, 4, 6, 8});
    weights.put("dense_1/bias", new float[] {1, -1});

    FoldedNorms folded = FoldedNorms.all(model.layers(), weights);

    assertThat(folded.layers()).noneMatch(layer -> layer.layer() instanceof BatchNorm);
    assertThat(folded.values().get("dense_1/kernel")).containsExactly(1, 2, 3, 4);
    assertThat(folded.values().get("dense_1/bias")).containsExactly(1 + 8 * 3.5f, -1 + 12 * 3.5f);
  }

  /** Zeros around the normalised map are no zeros of the map before: the norm has to centre it. */
  @Test
  void before_a_padded_convolution_a_norm_only_centres() {
    CheckedModel model =
        conv(3, 3).relu().bn().conv(2, 3).relu().flatten().classify(2).check(ToyImages.IMAGE);
    Map<String, float[]> weights = RandomWeights.of(model, 5);

    assertThat(norm(model, weights).epsilon()).isZero();
    assertPredictsAlike(model, adam(0.1), weights, 1e-5f);

    weights.get("bn_1/gamma")[1] = 1e-20f; // what it would subtract is near 1e20
    assertThat(norm(model, weights)).isEqualTo(BatchNorm.STANDARD);
    assertPredictsAlike(model, adam(0.1), weights, 1e-5f);
  }

  /** The only norm that is left. */
  private static BatchNorm norm(CheckedModel model, Map<String, float[]> weights) {
    return FoldedNorms.all(model.layers(), weights).layers().stream()
        .map(CheckedLayer::layer)
        .filter(BatchNorm.class::isInstance)
        .map(BatchNorm.class::cast)
        .reduce((one, other) -> fail("two norms"))
        .orElseThrow();
  }

  /** With their offsets of −15 in the bias, sums of 784 products would lose their last digits. */
  @Test
  void offsets_that_add_up_stay_with_the_norm() {
    Shape image = Shape.image(28, 28, 1);
    CheckedModel model = bn().flatten().dense(64).relu().classify(3).check(image);
    Map<String, float[]> weights = RandomWeights.of(model, 5);
    weights.put("bn_1/gamma", new float[] {1});
    weights.put("bn_1/beta", new float[] {0});
    weights.put("bn_1/moving_mean", new float[] {0.9f});
    weights.put("bn_1/moving_variance", new float[] {0.0025f});
    FoldedNorms signed = FoldedNorms.all(model.layers(), weights);
    weights.replaceAll((name, w) -> name.equals("dense_1/kernel") ? positive(w) : w);
    FoldedNorms positive = FoldedNorms.all(model.layers(), weights);

    assertThat(signed.layers()).hasSize(model.layers().size());
    assertThat(positive.layers()).hasSize(model.layers().size());
    weights.put("bn_1/moving_mean", new float[] {0.01f});
    assertThat(FoldedNorms.all(model.layers(), weights).layers())
        .hasSize(model.layers().size() - 1);
  }

  private static float[] positive(float[] values) {
    float[] positive = new float[values.length];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = Math.abs(values[i]);
    }
    return positive;
  }

  @Test
  void a_norm_anywhere_before_a_kernel_gives_the_same_numbers() {
    List<ModelSpec> models =
        List.of(
            conv(4, 3)
                .relu()
                .bn(b -> b.noScale())
                .avgPool(2)
                .conv(3, 3)
                .valid()
                .tanh()
                .bn(b -> b.noCenter())
                .bn()
                .conv(3, 1)
                .gelu()
                .bn()
                .globalMaxPool()
                .dense(4)
                .relu()
                .bn()
                .dropout(0.5)
                .classify(ToyImages.CLASSES),
            conv(4, 3)
                .relu()
                .bn()
                .residual(b -> b.conv(4, 3).relu().bn().conv(4, 3).relu().bn())
                .bn()
                .conv(4, 3)
                .groups(2)
                .relu()
                .bn()
                .pool(2)
                .zeroPad(1)
                .conv(4, 3)
                .valid()
                .relu()
                .bn()
                .globalAvgPool()
                .classify(ToyImages.CLASSES));
    for (ModelSpec spec : models) {
      CheckedModel model = spec.check(ToyImages.IMAGE);
      Map<String, float[]> weights = RandomWeights.of(model, 5);
      assertPredictsAlike(model, adam(0.1), weights, 1e-5f);
      weights.replaceAll((name, values) -> name.endsWith("gamma") ? mixed(values) : values);
      assertPredictsAlike(model, adam(0.1), weights, 1e-5f);
    }
  }

  /** A channel that rises, one that falls, one that is dead and one that is nearly so. */
  private static float[] mixed(float[] gamma) {
    float[] mixed = new float[gamma.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = new float[] {1, -1, 0, 1e-20f}[i % 4];
    }
    return mixed;
  }

  @Test
  void a_norm_before_a_pool_gives_the_same_numbers_whatever_the_sign_of_its_gamma() {
    CheckedModel model =
        conv(3, 3).relu().bn().pool(2).flatten().classify(2).check(ToyImages.IMAGE);
    Map<String, float[]> weights = RandomWeights.of(model, 5);
    for (float gamma : new float[] {0.5f, 0, -0.5f}) {
      weights.put("bn_1/gamma", new float[] {1, gamma, 2});
      assertPredictsAlike(model, adam(0.1), weights, 1e-6f);
    }
  }

  @Test
  void sigmoids_and_products_in_bfloat16_are_predicted_as_by_the_trained_model() {
    CheckedModel each = conv(3, 3).relu().flatten().classifyEach(3).check(ToyImages.IMAGE);
    CheckedModel one = conv(3, 3).bn().flatten().binary().check(ToyImages.IMAGE);
    Training binary = adam(0.1).loss(Loss.binaryCrossEntropy());

    assertPredictsAlike(each, binary, RandomWeights.of(each, 5), 1e-6f);
    assertPredictsAlike(one, binary, RandomWeights.of(one, 5), 1e-6f);
    assertPredictsAlike(
        one, binary.precision(Precision.MIXED_BFLOAT16), RandomWeights.of(one, 5), 1e-6f);
  }

  @Test
  void a_model_of_float32_predicts_in_bfloat16_what_one_of_bfloat16_does() {
    CheckedModel model =
        conv(4, 3).relu().pool(2).flatten().dense(6).relu().classify(3).check(ToyImages.IMAGE);
    Map<String, float[]> weights = RandomWeights.of(model, 5);
    Training mixed = adam(0.1).precision(Precision.MIXED_BFLOAT16);
    try (CompiledModel plain = CompiledModel.compile(model, adam(0.1));
        CompiledModel rounding = CompiledModel.compile(model, mixed);
        TrainedModel inFloat32 = plain.of(weights);
        TrainedModel inBfloat16 = rounding.of(weights);
        Predictor asked = inFloat32.predictor(Precision.MIXED_BFLOAT16);
        Predictor trained = inBfloat16.predictor();
        Predictor exact = inBfloat16.predictor(Precision.FLOAT32);
        Predictor float32 = inFloat32.predictor()) {
      assertThat(asked.predict(IMAGES)).isDeepEqualTo(trained.predict(IMAGES));
      assertThat(trained.warnings()).isEmpty();
      assertThat(exact.predict(IMAGES)).isDeepEqualTo(float32.predict(IMAGES));
    }
  }

  private static void assertPredictsAlike(
      CheckedModel model, Training training, Map<String, float[]> weights, float tolerance) {
    try (CompiledModel compiled = CompiledModel.compile(model, training.evaluationBatch(8));
        TrainedModel trained = compiled.of(weights);
        Predictor predictor = trained.predictor()) {
      float[][] expected = trained.predict(IMAGES);
      float[][] predicted = predictor.predict(IMAGES);
      assertThat(predicted).hasDimensions(expected.length, expected[0].length);
      for (int row = 0; row < expected.length; row++) {
        assertThat(predicted[row])
            .usingComparatorWithPrecision(tolerance)
            .containsExactly(expected[row]);
      }
    }
  }
}
