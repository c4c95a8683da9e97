package io.github.foldwise.run.settings;

import static io.github.foldwise.model.Layers.input;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Constraint;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.model.ModelSpec;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LayerSettingsTest {
  @Test
  void the_numbers_of_each_layer_are_named_in_the_field_s_words() {
    assertThat(
            text(
                input(28, 28, 1)
                    .conv(64, 3)
                    .l1l2(1e-5, 1e-4)
                    .biasL1(1e-4)
                    .activityL2(1e-5)
                    .relu()
                    .bn()
                    .pool(2)
                    .dropout(0.5)
                    .flatten()
                    .dense(128)
                    .relu()
                    .classify(10)))
        .isEqualTo(
            """
            conv_1: filters 64, kernel 3×3, stride 1, padding same, L1 1e-5, L2 1e-4, bias L1 1e-4, activity L2 1e-5
            bn_1: momentum 0.99, epsilon 0.001
            pool_1: window 2×2, stride 2, padding valid
            dropout_1: rate 0.5
            flatten_1:\s
            dense_1: units 128
            dense_2: units 10\
            """);
  }

  @Test
  void what_is_not_the_default_is_said() {
    assertThat(
            text(
                input(28, 28, 4)
                    .conv(8, 3)
                    .stride(2)
                    .valid()
                    .groups(2)
                    .noBias()
                    .kernelInitializer(Initializer.HE_NORMAL)
                    .kernelConstraint(Constraint.maxNorm(2, 0, 1, 2))
                    .leakyRelu(0.2)
                    .conv(8, 3)
                    .dilation(2)
                    .activityL1(0.1, Reduction.SUM)
                    .bn(n -> n.noScale().betaL2(0.5))
                    .zeroPad(1)
                    .globalAvgPool()
                    .classify(3)))
        .isEqualTo(
            """
            conv_1: filters 8, kernel 3×3, stride 2, padding valid, groups 2, alpha 0.2, initializer He normal, constraint norm at most 2 over axes 0, 1, 2, bias none
            conv_2: filters 8, kernel 3×3, stride 1, dilation 2, padding same, activity L1 0.1 (sum over the batch)
            bn_1: momentum 0.99, epsilon 0.001, gamma none, beta L2 0.5
            zero_pad_1: top 1, bottom 1, left 1, right 1
            global_avg_pool_1:\s
            dense_1: units 3\
            """);
  }

  private static String text(ModelSpec model) {
    return model.check(model.input().orElseThrow()).layers().stream()
        .flatMap(CheckedLayer::withInner)
        .map(LayerSettingsTest::line)
        .collect(Collectors.joining("\n"));
  }

  private static String line(CheckedLayer layer) {
    return layer.name()
        + ": "
        + LayerSettings.of(layer.layer()).stream()
            .map(line -> line.name() + " " + line.value())
            .collect(Collectors.joining(", "));
  }
}
