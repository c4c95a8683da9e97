package io.github.foldwise.model;

import static io.github.foldwise.model.Layers.avgPool;
import static io.github.foldwise.model.Layers.bn;
import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.dropout;
import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.model.Layers.gaussianNoise;
import static io.github.foldwise.model.Layers.input;
import static io.github.foldwise.model.Layers.layerNorm;
import static io.github.foldwise.model.Layers.pool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Activate;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.ActivityPenalty;
import io.github.foldwise.layer.AveragePool;
import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.Constraint;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.Dropout;
import io.github.foldwise.layer.Flatten;
import io.github.foldwise.layer.GaussianNoise;
import io.github.foldwise.layer.GlobalAveragePool;
import io.github.foldwise.layer.GlobalMaxPool;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.LayerNorm;
import io.github.foldwise.layer.MaxPool;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.Penalty;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.layer.SpatialDropout;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.Window;
import java.util.List;
import java.util.Optional;
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
        arguments(conv(8, 3).linear(), conv),
        arguments(conv(8, 3).relu6(), conv.withActivation(Activation.RELU6)),
        arguments(conv(8, 3).elu(0.5), conv.withActivation(Activation.elu(0.5))),
        arguments(conv(8, 3).celu(), conv.withActivation(Activation.CELU)),
        arguments(conv(8, 3).celu(0.5), conv.withActivation(Activation.celu(0.5))),
        arguments(conv(8, 3).geluTanh(), conv.withActivation(Activation.GELU_TANH)),
        arguments(conv(8, 3).mish(), conv.withActivation(Activation.MISH)),
        arguments(conv(8, 3).hardSigmoid(), conv.withActivation(Activation.HARD_SIGMOID)),
        arguments(conv(8, 3).hardSilu(), conv.withActivation(Activation.HARD_SILU)),
        arguments(conv(8, 3).softplus(), conv.withActivation(Activation.SOFTPLUS)),
        arguments(conv(8, 3).softsign(), conv.withActivation(Activation.SOFTSIGN)),
        arguments(conv(8, 3).exponential(), conv.withActivation(Activation.EXPONENTIAL)),
        arguments(
            conv(8, 3).kernelConstraint(Constraint.maxNorm(2, 0, 1, 2)),
            conv.withRules(
                rules ->
                    rules.kernel(rule -> rule.with(new Constraint.MaxNorm(2, List.of(0, 1, 2)))))),
        arguments(
            conv(8, 3).biasConstraint(Constraint.nonNegative()),
            conv.withRules(rules -> rules.bias(rule -> rule.with(new Constraint.NonNegative())))),
        arguments(pool(2).pool(new Window(2, 3)), MaxPool.of(new Window(2, 3))),
        arguments(
            pool(2).pool(3, p -> p.stride(2).same()),
            new MaxPool(Window.square(3), Window.square(2), Padding.SAME)),
        arguments(
            pool(2).pool(new Window(2, 3), p -> p.stride(new Window(1, 2))),
            new MaxPool(new Window(2, 3), new Window(1, 2), Padding.VALID)),
        arguments(pool(3, p -> p.same()), MaxPool.of(3).same()),
        arguments(avgPool(3, p -> p.stride(1)), AveragePool.of(3).stride(1)),
        arguments(bn(b -> b.noCenter()), BatchNorm.STANDARD.withBeta(Optional.empty())),
        arguments(pool(2).avgPool(new Window(2, 3)), AveragePool.of(new Window(2, 3))),
        arguments(
            pool(2).avgPool(3, p -> p.stride(2).same()),
            new AveragePool(Window.square(3), Window.square(2), Padding.SAME)),
        arguments(
            pool(2).avgPool(new Window(2, 3), p -> p.same()),
            new AveragePool(new Window(2, 3), new Window(2, 3), Padding.SAME)),
        arguments(pool(2).bn(b -> b.momentum(0.9).epsilon(1e-5)), BatchNorm.of(0.9, 1e-5)),
        arguments(
            pool(2).bn(b -> b.noScale().noCenter()),
            new BatchNorm(0.99, 1e-3, Optional.empty(), Optional.empty())),
        arguments(
            pool(2).bn(b -> b.gammaL1(0.1).betaL2(0.2)),
            BatchNorm.STANDARD
                .withGamma(Optional.of(WeightRule.of(Initializer.ONES).with(new Penalty(0.1, 0))))
                .withBeta(Optional.of(WeightRule.of(Initializer.ZEROS).with(new Penalty(0, 0.2))))),
        arguments(layerNorm(), LayerNorm.STANDARD),
        arguments(
            pool(2).layerNorm(0.1),
            new LayerNorm(0.1, LayerNorm.STANDARD.gamma(), LayerNorm.STANDARD.beta())),
        arguments(
            pool(2)
                .layerNorm(
                    n ->
                        n.noCenter()
                            .gammaInitializer(Initializer.constant(0.5))
                            .gammaConstraint(Constraint.unitNorm())),
            new LayerNorm(
                1e-3,
                Optional.of(
                    new WeightRule(
                        Initializer.constant(0.5),
                        Penalty.NONE,
                        new Constraint.UnitNorm(List.of(0)))),
                Optional.empty())),
        arguments(
            pool(2)
                .layerNorm(
                    n ->
                        n.noScale()
                            .betaInitializer(Initializer.ONES)
                            .betaConstraint(Constraint.nonNegative())),
            new LayerNorm(
                1e-3,
                Optional.empty(),
                Optional.of(
                    new WeightRule(Initializer.ONES, Penalty.NONE, new Constraint.NonNegative())))),
        arguments(pool(2).spatialDropout(0.5), new SpatialDropout(0.5)),
        arguments(gaussianNoise(0.5), new GaussianNoise(0.5)),
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
        arguments(pool(2).globalMaxPool(), new GlobalMaxPool()),
        arguments(
            features.dense(8).kernelConstraint(Constraint.maxNorm(2)),
            dense.withRules(
                rules -> rules.kernel(rule -> rule.with(new Constraint.MaxNorm(2, List.of(0)))))),
        arguments(features.dense(8).mish(), dense.withActivation(Activation.MISH)),
        arguments(features.bn(b -> b.momentum(0.5)), BatchNorm.of(0.5, 1e-3)),
        arguments(features.layerNorm(), LayerNorm.STANDARD),
        arguments(features.layerNorm(n -> n.epsilon(0.1)), LayerNorm.STANDARD.epsilon(0.1)),
        arguments(features.gaussianNoise(0.5), new GaussianNoise(0.5)),
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
            run(() -> input(8, 8, 1).pool(3, p -> p.stride(2).stride(1))),
            """
            pool(3, stride 2): expected one stride, found stride(1) after stride(2).
              stride(2) was already set on this pool; it cannot be changed to stride(1). Keep one of the two."""),
        arguments(
            run(() -> input(8, 8, 1).bn(b -> b.momentum(0.9).momentum(0.8))),
            """
            bn(0.9, 0.001): expected one momentum, found momentum(0.8) after momentum(0.9).
              momentum(0.9) was already set on this bn; it cannot be changed to momentum(0.8). Keep one of the two."""),
        arguments(
            run(() -> input(8, 8, 1).bn(b -> b.gammaL2(0.5).gammaL1(0.25))),
            """
            bn(): expected one gamma penalty, found gammaL1(0.25) after gammaL2(0.5).
              gammaL2(0.5) was already set on this bn; it cannot be changed to gammaL1(0.25). Keep one of the two."""),
        arguments(
            run(() -> input(8, 8, 1).bn(b -> b.gammaL2(0.5).noScale())),
            """
            bn(): expected noScale() or clauses about gamma, found noScale() and gammaL2(0.5).
              After noScale() there is no gamma for gammaL2(0.5) to reach. Keep one of the two."""),
        arguments(
            run(
                () ->
                    flatten()
                        .layerNorm(n -> n.noCenter().betaConstraint(Constraint.nonNegative()))),
            """
            layerNorm(): expected noCenter() or clauses about beta, found noCenter() and betaConstraint(non_negative).
              After noCenter() there is no beta for betaConstraint(non_negative) to reach. Keep one of the two."""),
        arguments(
            run(
                () ->
                    flatten()
                        .dense(9)
                        .kernelConstraint(Constraint.maxNorm(2))
                        .kernelConstraint(Constraint.unitNorm())),
            """
            dense(9): expected one kernel constraint, found kernelConstraint(unit_norm axes=[0]) after kernelConstraint(max_norm max=2 axes=[0]).
              kernelConstraint(max_norm max=2 axes=[0]) was already set on this dense; it cannot be changed to kernelConstraint(unit_norm axes=[0]). Keep one of the two."""),
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
