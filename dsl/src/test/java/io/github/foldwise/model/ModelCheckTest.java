package io.github.foldwise.model;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.dropout;
import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.model.Layers.input;
import static io.github.foldwise.model.Layers.pool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.layer.Constraint;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.Dropout;
import io.github.foldwise.layer.Flatten;
import io.github.foldwise.layer.GlobalMaxPool;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.MaxPool;
import io.github.foldwise.layer.SpatialDropout;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCheckTest {
  private static final Shape SMALL = Shape.image(32, 32, 3);

  @Test
  void a_pool_wider_than_its_input_is_reported_with_the_path_to_it() {
    ModelSpec model =
        conv(64, 3)
            .pool(2)
            .conv(64, 3)
            .pool(2)
            .conv(64, 3)
            .pool(2)
            .bn()
            .pool(2)
            .pool(3)
            .flatten()
            .classify(10);

    assertThat(messages(model, SMALL))
        .containsExactly(
            """
            layer 9 pool(3): expected a window that fits its 2×2×64 input, found 3×3.
              32×32×3 → conv 32×32×64 → pool 16×16×64 → … → pool 2×2×64 → pool(3) ✗
              Use pool(2), or remove one of the four earlier pools.\
            """);
  }

  @Test
  void a_first_pool_that_does_not_fit_has_no_earlier_pools_to_remove() {
    assertThat(messages(pool(40).flatten().classify(10), SMALL))
        .containsExactly(
            """
            layer 1 pool(40): expected a window that fits its 32×32×3 input, found 40×40.
              32×32×3 → pool(40) ✗
              Use pool(32).\
            """);
  }

  @Test
  void an_average_pool_is_named_as_it_is_written() {
    assertThat(messages(pool(2).avgPool(20).flatten().classify(10), SMALL))
        .containsExactly(
            """
            layer 2 avgPool(20): expected a window that fits its 16×16×3 input, found 20×20.
              32×32×3 → pool 16×16×3 → avgPool(20) ✗
              Use avgPool(16), or remove the earlier pool.\
            """);
  }

  @Test
  void a_pool_on_a_single_cell_is_one_too_many() {
    assertThat(messages(pool(32).pool(2).flatten().classify(10), SMALL))
        .containsExactly(
            """
            layer 2 pool(2): expected a window that fits its 1×1×3 input, found 2×2.
              32×32×3 → pool 1×1×3 → pool(2) ✗
              Remove this pool, or the earlier pool.\
            """);
  }

  @Test
  void a_valid_kernel_must_fit_and_a_padded_one_always_does() {
    assertThat(messages(conv(8, 33).flatten().classify(10), SMALL)).isEmpty();
    assertThat(messages(conv(8, 33).valid().flatten().classify(10), SMALL))
        .containsExactly(
            """
            layer 1 conv(8, 33): expected a window that fits its 32×32×3 input, found 33×33.
              32×32×3 → conv(8, 33) ✗
              Use a kernel of at most 32, or leave valid() out.\
            """);
  }

  @Test
  void behind_a_refused_pool_later_problems_are_found_and_no_layer_is_blamed_for_it() {
    ModelSpec model = pool(16).pool(3).pool(2).flatten().dense(64).l2(-1).dropout(1.0).classify(10);

    assertThat(problems(model, SMALL))
        .extracting(Problem::place)
        .containsExactly("layer 2 pool(3)", "layer 5 dense(64)", "layer 6 dropout(1.0)");
  }

  @Test
  void dropout_of_everything_is_refused_with_a_rate_to_use() {
    assertThat(messages(flatten().dense(9).dropout(1.0).classify(10), SMALL))
        .containsExactly(
            """
            layer 3 dropout(1.0): expected a rate in [0,1), found 1.0.
              Use dropout(0.5) to drop half of the values, dropout(0.0) to drop none.\
            """);
  }

  @Test
  void a_rate_in_per_cent_is_recognised() {
    assertThat(messages(dropout(60).flatten().classify(10), SMALL))
        .containsExactly(
            """
            layer 1 dropout(60.0): expected a rate in [0,1), found 60.0.
              Use dropout(0.6): the rate is a share, not per cent.\
            """);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.0, 0.9999999999, Double.NaN, Double.POSITIVE_INFINITY})
  void only_rates_that_leave_something_in_float32_are_taken(double rate) {
    assertThat(problems(dropout(rate).flatten().classify(10), SMALL)).hasSize(1);
  }

  @Test
  void each_negative_or_infinite_penalty_is_named() {
    ModelSpec model =
        conv(8, 3)
            .l1l2(-1e-5, 1e300) // too large for float32
            .biasL2(Double.NaN)
            .activityL1(-1)
            .flatten()
            .classify(10);

    assertThat(problems(model, SMALL))
        .allSatisfy(p -> assertThat(p.place()).isEqualTo("layer 1 conv(8, 3)"))
        .extracting(p -> p.expected() + ": " + p.found())
        .containsExactly(
            "a finite l1 of the kernel penalty, at least 0: -1.0E-5",
            "a finite l2 of the kernel penalty, at least 0: 1.0E300",
            "a finite l2 of the bias penalty, at least 0: NaN",
            "a finite l1 of the activity penalty, at least 0: -1.0");
    assertThat(problems(model, SMALL).get(0).remedy())
        .isEqualTo("Use a small number such as 1e-4, or leave the penalty out.");
  }

  @Test
  void filters_units_windows_and_strides_count_from_one() {
    ModelSpec model = conv(0, 0).stride(-1).pool(0).conv(-5, 3).flatten().dense(0).classify(10);

    assertThat(problems(model, SMALL))
        .extracting(p -> p.place() + ": " + p.expected() + ", " + p.found())
        .containsExactly(
            "layer 1 conv(0, 0): at least 1 filter, 0",
            "layer 1 conv(0, 0): a kernel of at least 1×1, 0×0",
            "layer 1 conv(0, 0): a stride of at least 1×1, -1×-1",
            "layer 2 pool(0): a pool of at least 1×1, 0×0",
            "layer 3 conv(-5, 3): at least 1 filter, -5",
            "layer 5 dense(0): at least 1 unit, 0");
  }

  @ParameterizedTest
  @CsvSource({"-0.1, 0.001", "1.1, 0.001", "NaN, 0.001", "0.9, 0", "0.9, -1", "0.9, 1e-60"})
  void batch_norm_needs_a_share_and_a_positive_epsilon(double momentum, double epsilon) {
    assertThat(problems(bn(momentum, epsilon), SMALL)).hasSize(1);
  }

  @Test
  void batch_norm_says_kerass_defaults() {
    assertThat(messages(bn(1.5, 0), SMALL))
        .containsExactly(
            """
            layer 1 bn(1.5, 0.0): expected a momentum in [0,1], found 1.5.
              Use 0.99, as Keras, or bn() for its defaults.\
            """,
            """
            layer 1 bn(1.5, 0.0): expected a finite epsilon above 0, found 0.0.
              Use 0.001, as Keras, or bn() for its defaults.\
            """);
  }

  @Test
  void a_slope_is_a_number() {
    assertThat(messages(conv(8, 3).leakyRelu(Double.NaN).flatten().classify(10), SMALL))
        .containsExactly(
            """
            layer 1 conv(8, 3): expected a finite alpha of leaky_relu, found NaN.
              Use 0.2 for leakyRelu, 1.0 for elu and celu.\
            """);
  }

  @Test
  void a_scale_that_celu_divides_by_is_not_zero() {
    assertThat(messages(conv(8, 3).celu(0).flatten().classify(10), SMALL))
        .containsExactly(
            """
            layer 1 conv(8, 3): expected a finite alpha of celu, not 0, found 0.0.
              Use 0.2 for leakyRelu, 1.0 for elu and celu.\
            """);
  }

  @Test
  void whole_channels_are_dropped_with_a_share_too() {
    assertThat(messages(conv(8, 3).spatialDropout(30).flatten().classify(10), SMALL))
        .containsExactly(
            """
            layer 2 spatialDropout(30.0): expected a rate in [0,1), found 30.0.
              Use spatialDropout(0.3): the rate is a share, not per cent.\
            """);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, 1e300})
  void noise_has_a_deviation(double deviation) {
    assertThat(messages(conv(8, 3).gaussianNoise(deviation).flatten().classify(10), SMALL))
        .containsExactly(
            """
            layer 2 gaussianNoise(%s): expected a finite standard deviation, at least 0, found %s.
              Use a share of the values' own deviation, such as gaussianNoise(0.1).\
            """
                .formatted(deviation, deviation));
  }

  @Test
  void a_layer_norm_divides_by_more_than_zero() {
    assertThat(messages(conv(8, 3).layerNorm(0).flatten().classify(10), SMALL))
        .containsExactly(
            """
            layer 2 layerNorm(0.0): expected a finite epsilon above 0, found 0.0.
              Use 0.001, as Keras, or layerNorm() for its defaults.\
            """);
  }

  @Test
  void penalties_and_initializers_of_gamma_and_beta_are_checked() {
    ModelSpec model =
        conv(8, 3)
            .bn(b -> b.gammaL2(-1).betaInitializer(Initializer.truncatedNormal(0)))
            .flatten()
            .classify(10);

    assertThat(problems(model, SMALL))
        .extracting(p -> p.place() + ": " + p.expected() + ": " + p.found())
        .containsExactly(
            "layer 2 bn(): a finite l2 of the gamma penalty, at least 0: -1.0",
            "layer 2 bn(): a beta initializer with a finite mean and a finite standard deviation"
                + " above 0: normal mean=0 standard_deviation=0 truncated=true");
  }

  @Test
  void an_orthogonal_weight_is_a_matrix_with_a_gain() {
    ModelSpec model =
        conv(8, 3)
            .kernelInitializer(Initializer.orthogonal(0))
            .biasInitializer(Initializer.orthogonal())
            .flatten()
            .classify(10);

    assertThat(messages(model, SMALL))
        .containsExactly(
            """
            layer 1 conv(8, 3): expected a kernel initializer with a finite gain, not 0, found orthogonal gain=0.
              Change it, or leave it out for the default.\
            """,
            """
            layer 1 conv(8, 3): expected an orthogonal initializer on a weight of at least 2 dimensions, found conv_1/bias of 8.
              Use it for kernels, and zeros, ones or a constant here.\
            """);
  }

  @Test
  void constraints_have_a_bound_and_axes_that_the_weight_has() {
    ModelSpec model =
        conv(8, 3)
            .kernelConstraint(Constraint.maxNorm(0, 0, 1, 4))
            .biasConstraint(Constraint.unitNorm(1))
            .flatten()
            .dense(4)
            .kernelConstraint(Constraint.maxNorm(1, 0, 0))
            .classify(10);

    assertThat(messages(model, SMALL))
        .containsExactly(
            """
            layer 1 conv(8, 3): expected a finite largest norm of conv_1/kernel above 0, found 0.0.
              Use maxNorm(2.0), as Keras, or leave the constraint out.\
            """,
            """
            layer 1 conv(8, 3): expected different axes of conv_1/kernel, from 0 to 3, found max_norm max=0 axes=[0 1 4].
              Use the axes 0, 1, 2 for one norm for each filter.\
            """,
            """
            layer 1 conv(8, 3): expected different axes of conv_1/bias, from 0 to 0, found unit_norm axes=[1].
              Leave the axes out for axis 0.\
            """,
            """
            layer 3 dense(4): expected different axes of dense_1/kernel, from 0 to 1, found max_norm max=1 axes=[0 0].
              Leave the axes out for axis 0.\
            """);
  }

  @Test
  void whole_channels_and_global_pools_need_maps() {
    ModelSpec model =
        spec(new Flatten(), new SpatialDropout(0.5), new GlobalMaxPool(), Dense.of(10));

    assertThat(problems(model, SMALL))
        .extracting(p -> p.place() + ": " + p.expected())
        .containsExactly(
            "layer 2 spatialDropout(0.5): feature maps of height × width × channels",
            "layer 3 globalMaxPool(): feature maps of height × width × channels");
  }

  @Test
  void initializers_must_be_able_to_draw() {
    ModelSpec model =
        flatten()
            .dense(1)
            .kernelInitializer(Initializer.randomUniform(1, -1))
            .biasInitializer(Initializer.constant(Double.NaN))
            .dense(2)
            .kernelInitializer(Initializer.truncatedNormal(0))
            .dense(3)
            .kernelInitializer(
                new Initializer.VarianceScaling(
                    -1, Initializer.Fan.IN, Initializer.Distribution.UNIFORM))
            .classify(10);

    assertThat(problems(model, SMALL))
        .extracting(p -> p.expected() + ": " + p.found())
        .containsExactly(
            "a kernel initializer with finite bounds, low below high: uniform low=1 high=-1",
            "a bias initializer with a finite value: constant value=NaN",
            "a kernel initializer with a finite mean and a finite standard deviation above 0:"
                + " normal mean=0 standard_deviation=0 truncated=true",
            "a kernel initializer with a finite scale above 0: variance_scaling scale=-1 fan=in"
                + " distribution=uniform");
  }

  @Test
  void a_declared_input_that_contradicts_the_data_is_refused_naming_both() {
    assertThat(messages(input(32, 32, 3).flatten().classify(10), Shape.image(28, 28, 1)))
        .containsExactly(
            """
            input(32, 32, 3): expected the shape of the data, 28×28×1, found 32×32×3.
              Leave input(…) out to take the shape of the data, or choose other data.\
            """);
  }

  @ParameterizedTest
  @CsvSource({"0, 28, 1", "28, -1, 1", "100000, 100000, 1"})
  void an_input_without_countable_sizes_is_refused_once(int height, int width, int channels) {
    Shape shape = Shape.image(height, width, channels);

    assertThat(problems(conv(8, 3).flatten().classify(10), shape))
        .extracting(Problem::place)
        .containsExactly("data");
  }

  @Test
  void sizes_beyond_counting_are_reported_and_not_thrown() {
    ModelSpec model =
        conv(100_000, 3)
            .conv(8, 3)
            .flatten()
            .dense(Integer.MAX_VALUE)
            .dense(Integer.MAX_VALUE)
            .classify(10);

    // the second dense's kernel has about 2⁶² values; the first's 1000·1000·8·2³¹ ≈ 2⁵⁴
    assertThat(problems(model, Shape.image(1000, 1000, 3)))
        .extracting(p -> p.place() + ": " + p.found())
        .containsExactly(
            "layer 1 conv(100000, 3): output 1000×1000×100000",
            "layer 4 dense(2147483647): dense_1/kernel 8000000×2147483647",
            "layer 5 dense(2147483647): dense_2/kernel 2147483647×2147483647",
            "layer 6 classify(10): dense_3/kernel 2147483647×10");
  }

  @Test
  void a_convolution_behind_flatten_is_refused_with_the_path_to_it() {
    ModelSpec model = spec(Conv.of(8, 3), new Flatten(), MaxPool.of(2), Dense.of(10));

    assertThat(messages(model, SMALL))
        .containsExactly(
            """
            layer 3 pool(2): expected feature maps of height × width × channels, found a vector of 8192.
              32×32×3 → conv 32×32×8 → flatten 8192 → pool(2) ✗
              Place it before the layer that makes a vector: flatten(), globalAvgPool() or dense.\
            """,
            """
            layer 4 classify(10): expected a vector, found feature maps of 16×16×8.
              32×32×3 → conv 32×32×8 → flatten 8192 → pool 16×16×8 → classify(10) ✗
              Place flatten() or globalAvgPool() before it.\
            """);
  }

  @Test
  void a_model_without_a_head_is_refused() {
    assertThat(messages(spec(new Flatten(), new Dropout(0.5)), SMALL))
        .containsExactly(
            """
            layer 2 dropout(0.5): expected classify(n) as the last layer, found dropout(0.5).
              End the model with classify(n), n being the number of classes.\
            """);
    assertThat(messages(spec(), SMALL))
        .containsExactly(
            """
            model: expected layers, the last of them classify(n), found no layer.
              Declare one: flatten().classify(10) is the smallest.\
            """);
  }

  @Test
  void the_head_tells_two_classes_apart_at_least_and_is_not_bent() {
    assertThat(messages(flatten().classify(1, d -> d.relu()), SMALL))
        .containsExactly(
            """
            layer 2 classify(1): expected at least 2 classes, found 1.
              Give the number of classes; two answers such as yes and no are classify(2).\
            """,
            """
            layer 2 classify(1): expected no activation but the one that the head adds, found relu().
              Leave the activation of the last layer out.\
            """);
    assertThat(messages(flatten().classify(3, d -> d.activityL2(1e-4)), SMALL))
        .containsExactly(
            """
            layer 2 classify(3): expected no activity penalty on the head, found activityL2(1e-4).
              Put it on an earlier layer: here it would act on logits, but in Keras on probabilities.\
            """);
  }

  @Test
  void each_class_has_its_logit_and_two_classes_may_share_one() {
    assertThat(messages(flatten().classifyEach(1), SMALL))
        .containsExactly(
            """
            layer 2 classifyEach(1): expected at least 2 classes, found 1.
              Give the number of classes; two answers such as yes and no are classify(2).\
            """);
    assertThat(
            messages(
                new ModelSpec(
                    Optional.empty(), List.of(new Flatten(), Dense.of(3)), ClassHead.BINARY),
                SMALL))
        .containsExactly(
            """
            layer 2 binary(): expected 1 unit, the logit of class 1, found 3.
              Leave the units alone, or use classify(2).\
            """);
    assertThat(flatten().binary().check(SMALL).spec().classes()).isEqualTo(2);
    assertThat(flatten().binary().head().units()).isEqualTo(1);
    assertThat(flatten().classifyEach(5).check(SMALL).spec().classes()).isEqualTo(5);
  }

  @Test
  void vectors_can_be_classified_without_feature_maps() {
    ModelSpec model = spec(Dense.of(4), Dense.of(2));

    assertThat(model.check(Shape.features(784)).parameters()).isEqualTo(784 * 4 + 4 + 4 * 2 + 2);
  }

  @Test
  void the_message_of_the_refusal_is_all_problems_below_each_other() {
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class,
            () -> {
              CheckedModel unused = dropout(1.0).flatten().classify(1).check(SMALL);
            });

    assertThat(refused)
        .hasMessage(
            """
            layer 1 dropout(1.0): expected a rate in [0,1), found 1.0.
              Use dropout(0.5) to drop half of the values, dropout(0.0) to drop none.
            layer 3 classify(1): expected at least 2 classes, found 1.
              Give the number of classes; two answers such as yes and no are classify(2).\
            """);
  }

  private static ModelSpec bn(double momentum, double epsilon) {
    return input(32, 32, 3).bn(momentum, epsilon).flatten().classify(10);
  }

  private static ModelSpec spec(Layer... layers) {
    return new ModelSpec(Optional.empty(), List.of(layers));
  }

  private static List<String> messages(ModelSpec model, Shape data) {
    return problems(model, data).stream().map(Problem::toString).toList();
  }

  private static List<Problem> problems(ModelSpec model, Shape data) {
    try {
      CheckedModel checked = model.check(data);
      assertThat(checked.layers()).isNotEmpty();
      return List.of();
    } catch (RefusedException refused) {
      return refused.problems();
    }
  }
}
