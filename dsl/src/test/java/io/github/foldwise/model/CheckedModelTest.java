package io.github.foldwise.model;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.flatten;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.canonical.Canonical;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Activate;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.ActivityPenalty;
import io.github.foldwise.layer.AveragePool;
import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.Constraint;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.DepthwiseConv;
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
import io.github.foldwise.layer.Residual;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.SpatialDropout;
import io.github.foldwise.layer.WeightRules;
import io.github.foldwise.layer.Window;
import io.github.foldwise.layer.ZeroPadding;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckedModelTest {
  private static final Shape DATA = Shape.image(28, 28, 1);

  @Test
  void its_text_holds_every_number_and_every_default() {
    ModelSpec model =
        conv(64, 3)
            .relu()
            .l1l2(1e-5, 1e-4)
            .activityL2(1e-4, Reduction.SUM)
            .bn()
            .pool(2)
            .flatten()
            .dropout(0.6)
            .classify(10);

    assertThat(model.check(DATA).text())
        .isEqualTo(
            """
            input: 28×28×1
            conv_1: conv filters=64 kernel=window(height=3 width=3) stride=window(height=1 width=1) \
            dilation=window(height=1 width=1) \
            padding=same groups=1 activation=(kind=relu alpha=0) \
            rules=weight_rules(kernel=weight_rule(\
            initializer=variance_scaling(scale=1 fan=average distribution=uniform) \
            penalty=(l1=0.00001 l2=0.0001) constraint=unconstrained()) \
            has_bias=true bias=weight_rule(initializer=constant(value=0) penalty=(l1=0 l2=0) \
            constraint=unconstrained()) \
            activity=activity_penalty(penalty=(l1=0 l2=0.0001) reduction=sum))
            bn_1: batch_norm momentum=0.99 epsilon=0.001 \
            gamma=weight_rule(initializer=constant(value=1) penalty=(l1=0 l2=0) \
            constraint=unconstrained()) \
            beta=weight_rule(initializer=constant(value=0) penalty=(l1=0 l2=0) \
            constraint=unconstrained())
            pool_1: max_pool window=(height=2 width=2) stride=window(height=2 width=2) padding=valid
            flatten_1: flatten
            dropout_1: dropout rate=0.6
            dense_1: dense units=10 activation=(kind=linear alpha=0) \
            rules=weight_rules(kernel=weight_rule(\
            initializer=variance_scaling(scale=1 fan=average distribution=uniform) \
            penalty=(l1=0 l2=0) constraint=unconstrained()) \
            has_bias=true bias=weight_rule(initializer=constant(value=0) penalty=(l1=0 l2=0) \
            constraint=unconstrained()) \
            activity=activity_penalty(penalty=(l1=0 l2=0) reduction=mean))
            head: softmax""");
  }

  @Test
  void the_head_is_part_of_the_text() {
    Features features = flatten();

    assertThat(features.classify(2).check(DATA).text()).endsWith("\nhead: softmax");
    assertThat(features.classifyEach(2).check(DATA).text()).endsWith("\nhead: sigmoids");
    assertThat(features.binary().check(DATA).text()).endsWith("\nhead: binary");
  }

  @Test
  void any_change_of_a_layer_changes_its_text() {
    Conv conv = Conv.of(8, 3);
    List<Layer> different =
        List.of(
            conv,
            Conv.of(9, 3),
            Conv.of(8, 5),
            conv.withStride(new Window(2, 1)),
            conv.withStride(new Window(1, 2)),
            conv.withDilation(new Window(2, 1)),
            conv.withDilation(new Window(1, 2)),
            conv.withPadding(Padding.VALID),
            conv.withGroups(2),
            conv.withRules(WeightRules::withoutBias),
            Conv.of(8, new Window(3, 1)),
            DepthwiseConv.of(Window.square(3)),
            DepthwiseConv.of(Window.square(3)).withMultiplier(2),
            SeparableConv.of(8, Window.square(3)),
            SeparableConv.of(8, Window.square(3)).withMultiplier(2),
            SeparableConv.of(8, Window.square(3)).withDepthwise(WeightRules.STANDARD.kernel()),
            ZeroPadding.of(1),
            new ZeroPadding(1, 1, 1, 2),
            Residual.of(List.of(conv)),
            Residual.of(List.of(conv, conv)),
            new Residual(List.of(conv), Optional.of(List.of())),
            new Residual(List.of(conv), Optional.of(List.of(conv))),
            conv.withActivation(Activation.RELU),
            conv.withActivation(Activation.leakyRelu(0.2)),
            conv.withActivation(Activation.leakyRelu(0.20000000000000004)),
            conv.withRules(rules -> rules.kernel(rule -> rule.with(Initializer.HE_NORMAL))),
            conv.withRules(rules -> rules.bias(rule -> rule.with(Initializer.ONES))),
            conv.withRules(rules -> rules.kernel(rule -> rule.with(new Penalty(1, 0)))),
            conv.withRules(rules -> rules.kernel(rule -> rule.with(new Penalty(0, 1)))),
            conv.withRules(rules -> rules.bias(rule -> rule.with(new Penalty(1, 0)))),
            conv.withRules(
                rules -> rules.activity(new ActivityPenalty(new Penalty(1, 0), Reduction.MEAN))),
            conv.withRules(
                rules -> rules.activity(new ActivityPenalty(new Penalty(1, 0), Reduction.SUM))),
            MaxPool.of(2),
            AveragePool.of(2),
            new Flatten(),
            new GlobalAveragePool(),
            Dense.of(8),
            BatchNorm.of(0.9, 1e-3),
            BatchNorm.of(0.9, 1e-5),
            new Activate(Activation.RELU),
            new Dropout(0.5),
            new SpatialDropout(0.5),
            new GaussianNoise(0.5),
            new GlobalMaxPool(),
            BatchNorm.STANDARD,
            BatchNorm.STANDARD.noScale(),
            BatchNorm.STANDARD.noCenter(),
            BatchNorm.STANDARD.gammaL2(0.1),
            BatchNorm.STANDARD.betaL2(0.1),
            LayerNorm.STANDARD,
            LayerNorm.STANDARD.epsilon(0.1),
            LayerNorm.STANDARD.noScale(),
            LayerNorm.STANDARD.noCenter(),
            conv.withRules(rules -> rules.kernel(rule -> rule.with(Constraint.maxNorm(2)))),
            conv.withRules(rules -> rules.kernel(rule -> rule.with(Constraint.maxNorm(3)))),
            conv.withRules(rules -> rules.kernel(rule -> rule.with(Constraint.maxNorm(2, 0, 1)))),
            conv.withRules(rules -> rules.kernel(rule -> rule.with(Constraint.unitNorm()))),
            conv.withRules(rules -> rules.kernel(rule -> rule.with(Constraint.nonNegative()))),
            conv.withRules(rules -> rules.bias(rule -> rule.with(Constraint.nonNegative()))),
            conv.withRules(rules -> rules.kernel(rule -> rule.with(Initializer.orthogonal()))),
            conv.withRules(rules -> rules.kernel(rule -> rule.with(Initializer.orthogonal(2)))));

    Set<String> texts = new HashSet<>();
    different.forEach(layer -> texts.add(Canonical.of((Record) layer)));
    assertThat(texts).hasSameSizeAs(different);
  }
}
