package io.github.foldwise.model;

import static io.github.foldwise.model.Layers.avgPool;
import static io.github.foldwise.model.Layers.bn;
import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.dropout;
import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.model.Layers.input;
import static io.github.foldwise.model.Layers.pool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.foldwise.check.RefusedException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StagesTest {
  private static final Penalty BOTH = new Penalty(1e-5, 1e-4);

  @Test
  void a_prefix_is_untouched_by_what_follows_it() {
    FeatureMaps stem = input(28, 28, 1).conv(64, 3).l1l2(1e-5, 1e-4).bn().pool(2);

    ModelSpec plain = stem.flatten().dense(128).relu().classify(10);
    ModelSpec pooled = stem.globalAvgPool().classify(10);

    assertThat(plain.layers().subList(0, 3)).isEqualTo(pooled.layers().subList(0, 3));
    assertThat(plain.layers()).hasSize(6);
    assertThat(pooled.layers().subList(3, 5))
        .containsExactly(new GlobalAveragePool(), Dense.of(10));
    assertThat(plain.input()).contains(Shape.image(28, 28, 1));
  }

  @Test
  void a_clause_changes_a_copy_of_its_layer() {
    Convolved plain = conv(8, 3);
    ModelSpec changed = plain.relu().stride(2).flatten().classify(2);

    assertThat(layer(plain)).isEqualTo(Conv.of(8, 3));
    assertThat(changed.layers().get(0))
        .isEqualTo(Conv.of(8, 3).withActivation(Activation.RELU).withStride(Window.square(2)));
  }

  @Test
  void a_model_without_input_takes_that_of_its_data() {
    assertThat(conv(8, 3).flatten().classify(2).input()).isEmpty();
  }

  static Stream<Arguments> wordsOfConvolutions() {
    Conv conv = Conv.of(8, 3);
    return Stream.of(
        arguments(conv(8, 3), conv),
        arguments(conv(8, 3).stride(2), conv.withStride(new Window(2, 2))),
        arguments(conv(8, 3).valid(), conv.withPadding(Padding.VALID)),
        arguments(conv(8, 3).l1(1e-5), kernel(new Penalty(1e-5, 0))),
        arguments(conv(8, 3).l2(1e-4), kernel(new Penalty(0, 1e-4))),
        arguments(conv(8, 3).l1l2(1e-5, 1e-4), kernel(BOTH)),
        arguments(conv(8, 3).biasL1(1e-5), bias(new Penalty(1e-5, 0))),
        arguments(conv(8, 3).biasL2(1e-4), bias(new Penalty(0, 1e-4))),
        arguments(conv(8, 3).biasL1l2(1e-5, 1e-4), bias(BOTH)),
        arguments(conv(8, 3).activityL1(1e-5), activity(1e-5, 0, Reduction.MEAN)),
        arguments(conv(8, 3).activityL2(1e-4), activity(0, 1e-4, Reduction.MEAN)),
        arguments(conv(8, 3).activityL1l2(1e-5, 1e-4), activity(1e-5, 1e-4, Reduction.MEAN)),
        arguments(conv(8, 3).activityL1(1e-5, Reduction.SUM), activity(1e-5, 0, Reduction.SUM)),
        arguments(conv(8, 3).activityL2(1e-4, Reduction.SUM), activity(0, 1e-4, Reduction.SUM)),
        arguments(
            conv(8, 3).activityL1l2(1e-5, 1e-4, Reduction.SUM),
            activity(1e-5, 1e-4, Reduction.SUM)),
        arguments(
            conv(8, 3).kernelInitializer(Initializer.HE_NORMAL),
            conv.withRules(rules -> rules.kernel(rule -> rule.with(Initializer.HE_NORMAL)))),
        arguments(
            conv(8, 3).biasInitializer(Initializer.ONES),
            conv.withRules(rules -> rules.bias(rule -> rule.with(Initializer.ONES)))),
        arguments(conv(8, 3).relu(), conv.withActivation(Activation.RELU)),
        arguments(conv(8, 3).elu(), conv.withActivation(Activation.ELU)),
        arguments(conv(8, 3).selu(), conv.withActivation(Activation.SELU)),
        arguments(conv(8, 3).silu(), conv.withActivation(Activation.SILU)),
        arguments(conv(8, 3).gelu(), conv.withActivation(Activation.GELU)),
        arguments(conv(8, 3).tanh(), conv.withActivation(Activation.TANH)),
        arguments(conv(8, 3).sigmoid(), conv.withActivation(Activation.SIGMOID)),
        arguments(conv(8, 3).leakyRelu(), conv.withActivation(Activation.leakyRelu(0.2))),
        arguments(conv(8, 3).leakyRelu(0.1), conv.withActivation(Activation.leakyRelu(0.1))),
        arguments(pool(2), MaxPool.of(2)),
        arguments(avgPool(2), AveragePool.of(2)),
        arguments(bn(), BatchNorm.STANDARD),
        arguments(pool(2).bn(0.9, 1e-5), BatchNorm.of(0.9, 1e-5)),
        arguments(dropout(0.5), new Dropout(0.5)),
        arguments(pool(2).relu(), new Activate(Activation.RELU)),
        arguments(pool(2).leakyRelu(), new Activate(Activation.leakyRelu(0.2))));
  }

  @ParameterizedTest
  @MethodSource("wordsOfConvolutions")
  void each_word_about_feature_maps_gives_its_layer(FeatureMaps stage, Layer layer) {
    assertThat(layer(stage)).isEqualTo(layer);
  }

  static Stream<Arguments> wordsOfDenseLayers() {
    Dense dense = Dense.of(8);
    Features features = flatten();
    return Stream.of(
        arguments(features, new Flatten()),
        arguments(pool(2).globalAvgPool(), new GlobalAveragePool()),
        arguments(features.dense(8), dense),
        arguments(
            features.dense(8).l1(1e-5),
            dense.withRules(rules -> rules.kernel(rule -> rule.with(new Penalty(1e-5, 0))))),
        arguments(
            features.dense(8).l2(1e-4),
            dense.withRules(rules -> rules.kernel(rule -> rule.with(new Penalty(0, 1e-4))))),
        arguments(
            features.dense(8).biasL1l2(1e-5, 1e-4),
            dense.withRules(rules -> rules.bias(rule -> rule.with(BOTH)))),
        arguments(
            features.dense(8).activityL1l2(1e-5, 1e-4, Reduction.SUM),
            dense.withRules(rules -> rules.activity(new ActivityPenalty(BOTH, Reduction.SUM)))),
        arguments(
            features.dense(8).kernelInitializer(Initializer.HE_UNIFORM),
            dense.withRules(rules -> rules.kernel(rule -> rule.with(Initializer.HE_UNIFORM)))),
        arguments(
            features.dense(8).biasInitializer(Initializer.ONES),
            dense.withRules(rules -> rules.bias(rule -> rule.with(Initializer.ONES)))),
        arguments(features.dense(8).relu(), dense.withActivation(Activation.RELU)),
        arguments(features.dense(8).gelu(), dense.withActivation(Activation.GELU)),
        arguments(features.dense(8).leakyRelu(), dense.withActivation(Activation.leakyRelu(0.2))),
        arguments(features.bn(), BatchNorm.STANDARD),
        arguments(features.bn(0.9, 1e-5), BatchNorm.of(0.9, 1e-5)),
        arguments(features.dropout(0.5), new Dropout(0.5)),
        arguments(features.bn().tanh(), new Activate(Activation.TANH)));
  }

  @ParameterizedTest
  @MethodSource("wordsOfDenseLayers")
  void each_word_about_vectors_gives_its_layer(Features stage, Layer layer) {
    List<Layer> layers = stage.chain().layers();
    assertThat(layers.get(layers.size() - 1)).isEqualTo(layer);
  }

  static Stream<Arguments> conflicts() {
    return Stream.of(
        arguments(
            run(() -> conv(64, 3).stride(2).stride(3)),
            """
            conv(64, 3): expected one stride, found stride(3) after stride(2).
              stride(2) was already set on this conv; it cannot be changed to stride(3). Keep one of the two."""),
        arguments(
            run(() -> conv(64, 3).relu().elu()),
            """
            conv(64, 3): expected one activation, found elu() after relu().
              relu() was already set on this conv; it cannot be changed to elu(). Keep one of the two."""),
        arguments(
            run(() -> conv(64, 3).l1(0.5).l2(0.25)),
            """
            conv(64, 3): expected one kernel penalty, found l2(0.25) after l1(0.5).
              l1(0.5) was already set on this conv; it cannot be changed to l2(0.25). Keep one of the two."""),
        arguments(
            run(() -> flatten().dense(9).biasL1l2(0.5, 0.25).biasL1(0.5)),
            """
            dense(9): expected one bias penalty, found biasL1(0.5) after biasL1l2(0.5, 0.25).
              biasL1l2(0.5, 0.25) was already set on this dense; it cannot be changed to biasL1(0.5). Keep one of the two."""),
        arguments(
            run(() -> flatten().dense(9).activityL2(0.5, Reduction.SUM).activityL2(0.5)),
            """
            dense(9): expected one activity penalty, found activityL2(0.5) after activityL2(0.5, SUM).
              activityL2(0.5, SUM) was already set on this dense; it cannot be changed to activityL2(0.5). Keep one of the two."""),
        arguments(
            run(
                () ->
                    flatten()
                        .dense(9)
                        .kernelInitializer(Initializer.ZEROS)
                        .kernelInitializer(Initializer.ONES)),
            """
            dense(9): expected one kernel initializer, found kernelInitializer(constant value=1) after kernelInitializer(constant value=0).
              kernelInitializer(constant value=0) was already set on this dense; it cannot be changed to kernelInitializer(constant value=1). Keep one of the two."""));
  }

  @ParameterizedTest
  @MethodSource("conflicts")
  void a_clause_that_is_set_twice_names_both_sides(Runnable chain, String message) {
    assertThatThrownBy(chain::run).isInstanceOf(RefusedException.class).hasMessage(message);
  }

  private static Runnable run(Supplier<?> chain) {
    return () -> assertThat(chain.get()).isNotNull();
  }

  private static Conv kernel(Penalty penalty) {
    return Conv.of(8, 3).withRules(rules -> rules.kernel(rule -> rule.with(penalty)));
  }

  private static Conv bias(Penalty penalty) {
    return Conv.of(8, 3).withRules(rules -> rules.bias(rule -> rule.with(penalty)));
  }

  private static Conv activity(double l1, double l2, Reduction reduction) {
    ActivityPenalty penalty = new ActivityPenalty(new Penalty(l1, l2), reduction);
    return Conv.of(8, 3).withRules(rules -> rules.activity(penalty));
  }

  private static Layer layer(FeatureMaps stage) {
    List<Layer> layers = stage.chain().layers();
    return layers.get(layers.size() - 1);
  }
}
