package io.github.foldwise.model;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.depthwiseConv;
import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.model.Layers.separableConv;
import static io.github.foldwise.model.Layers.zeroPad;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.DepthwiseConv;
import io.github.foldwise.layer.Flatten;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.Penalty;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightRules;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.layer.Window;
import io.github.foldwise.layer.ZeroPadding;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Words, shapes, weights and refusals of the kinds of convolutions and of zero padding. */
class ConvolutionsTest {
  private static final Shape DATA = Shape.image(9, 8, 4);

  static Stream<Arguments> words() {
    Conv plain = Conv.of(8, 3);
    DepthwiseConv depthwise = DepthwiseConv.of(Window.square(3));
    SeparableConv separable = SeparableConv.of(8, Window.square(3));
    WeightRule penalised = WeightRules.STANDARD.kernel().with(new Penalty(0, 0.5));
    return Stream.of(
        arguments(conv(8, new Window(3, 5)), Conv.of(8, new Window(3, 5))),
        arguments(conv(8, 3).stride(2, 1), plain.withStride(new Window(2, 1))),
        arguments(conv(8, 3).dilation(2), plain.withDilation(Window.square(2))),
        arguments(conv(8, 3).dilation(1, 3), plain.withDilation(new Window(1, 3))),
        arguments(conv(8, 3).groups(4), plain.withGroups(4)),
        arguments(conv(8, 3).noBias(), plain.withRules(WeightRules::withoutBias)),
        arguments(depthwiseConv(3), depthwise),
        arguments(depthwiseConv(new Window(1, 3)), DepthwiseConv.of(new Window(1, 3))),
        arguments(depthwiseConv(3).multiplier(2), depthwise.withMultiplier(2)),
        arguments(depthwiseConv(3).stride(2), depthwise.withStride(Window.square(2))),
        arguments(depthwiseConv(3).dilation(2), depthwise.withDilation(Window.square(2))),
        arguments(depthwiseConv(3).valid(), depthwise.withPadding(Padding.VALID)),
        arguments(
            depthwiseConv(3).leakyRelu(), depthwise.withActivation(Activation.leakyRelu(0.2))),
        arguments(
            depthwiseConv(3).l2(0.5), depthwise.withRules(rules -> rules.kernel(r -> penalised))),
        arguments(separableConv(8, 3), separable),
        arguments(separableConv(8, new Window(1, 3)), SeparableConv.of(8, new Window(1, 3))),
        arguments(separableConv(8, 3).multiplier(2), separable.withMultiplier(2)),
        arguments(separableConv(8, 3).noBias(), separable.withRules(WeightRules::withoutBias)),
        arguments(
            separableConv(8, 3).depthwise(rule -> rule.with(new Penalty(0, 0.5))),
            separable.withDepthwise(penalised)),
        arguments(zeroPad(2), new ZeroPadding(2, 2, 2, 2)),
        arguments(zeroPad(1, 2, 3, 4), new ZeroPadding(1, 2, 3, 4)));
  }

  @ParameterizedTest
  @MethodSource("words")
  void each_word_gives_its_layer(FeatureMaps stage, Layer layer) {
    assertThat(stage.chain().layers()).containsExactly(layer);
  }

  /** SAME: ⌈n/s⌉; VALID: ⌊(n − d·(k − 1) − 1)/s⌋ + 1. */
  @ParameterizedTest(name = "{0}, kernel {1}, dilation {2}, stride {3}, {4} → {5}")
  @CsvSource({
    "9, 3, 2, 1, SAME, 9",
    "9, 3, 2, 1, VALID, 5",
    "9, 3, 4, 1, VALID, 1",
    "9, 2, 3, 2, VALID, 3",
    "9, 2, 3, 2, SAME, 5",
    "9, 1, 8, 1, VALID, 9"
  })
  void a_dilated_window_spans_more_cells(
      int in, int kernel, int dilation, int stride, Padding padding, int out) {
    DepthwiseConv layer =
        DepthwiseConv.of(Window.square(kernel))
            .withDilation(Window.square(dilation))
            .withStride(Window.square(stride))
            .withPadding(padding)
            .withMultiplier(3);

    CheckedModel model = Models.of(layer, new Flatten(), Dense.of(2)).check(Shape.image(in, in, 2));

    assertThat(model.layers().get(0).output()).isEqualTo(Shape.image(out, out, 6));
  }

  @Test
  void weights_have_the_names_and_layouts_of_keras() {
    CheckedModel model =
        zeroPad(0, 1, 2, 3)
            .conv(6, new Window(3, 2))
            .groups(2)
            .depthwiseConv(3)
            .multiplier(2)
            .noBias()
            .separableConv(5, 3)
            .multiplier(3)
            .flatten()
            .dense(7)
            .noBias()
            .classify(3)
            .check(DATA);

    assertThat(model.layers().get(0).output()).isEqualTo(Shape.image(10, 13, 4));
    assertThat(model.weights())
        .extracting(w -> w.name() + " " + new Shape(w.dims()))
        .containsExactly(
            "conv_1/kernel 3×2×2×6",
            "conv_1/bias 6",
            "depthwise_conv_1/kernel 3×3×6×2",
            "separable_conv_1/depthwise_kernel 3×3×12×3",
            "separable_conv_1/pointwise_kernel 1×1×36×5",
            "separable_conv_1/bias 5",
            "dense_1/kernel 650×7",
            "dense_2/kernel 7×3",
            "dense_2/bias 3");
  }

  @Test
  void both_kernels_of_a_separable_convolution_have_one_rule_unless_one_has_its_own() {
    SeparablyConvolved both = separableConv(8, 3).l2(0.5);

    assertThat(penalties(both)).containsExactly(new Penalty(0, 0.5), new Penalty(0, 0.5));
    assertThat(penalties(both.depthwise(rule -> rule.with(new Penalty(0.25, 0)))))
        .containsExactly(new Penalty(0.25, 0), new Penalty(0, 0.5));
  }

  private static List<Penalty> penalties(FeatureMaps maps) {
    return maps.flatten().classify(2).check(DATA).layers().get(0).weights().stream()
        .limit(2)
        .map(WeightSpec::penalty)
        .toList();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments(
            conv(6, 3).groups(4),
            """
            layer 1 conv(6, 3): expected filters that groups(4) share evenly, found 6 filters.
              Use a number of groups that divides the filters, or leave groups out."""),
        arguments(
            conv(6, 3).relu().conv(8, 3).groups(4),
            """
            layer 2 conv(8, 3): expected input channels that groups(4) share evenly, found 6 channels.
              9×8×4 → conv 9×8×6 → conv(8, 3) ✗
              Use a number of groups that divides the channels, or leave groups out."""),
        arguments(
            conv(8, 3).groups(0),
            """
            layer 1 conv(8, 3): expected at least 1 group, found 0.
              Give a whole number from 1."""),
        arguments(
            conv(8, 3).dilation(0),
            """
            layer 1 conv(8, 3): expected a dilation of at least 1×1, found 0×0.
              Give a whole number from 1."""),
        arguments(
            depthwiseConv(3).multiplier(0),
            """
            layer 1 depthwiseConv(3): expected a multiplier of at least 1, found 0.
              Give a whole number from 1."""),
        arguments(
            separableConv(0, 3).multiplier(-1),
            """
            layer 1 separableConv(0, 3): expected at least 1 filter, found 0.
              Give a whole number from 1.
            layer 1 separableConv(0, 3): expected a multiplier of at least 1, found -1.
              Give a whole number from 1."""),
        arguments(
            conv(8, 3).stride(2).dilation(1, 3),
            """
            layer 1 conv(8, 3): expected a stride or a dilation above 1, found stride(2) and dilation(1, 3).
              Keep one of the two, or place stride(2) on a layer after this one."""),
        arguments(
            conv(8, 3).dilation(5).valid(),
            """
            layer 1 conv(8, 3): expected a window that fits its 9×8×4 input, found 3×3 with dilation(5), which spans 11×11.
              9×8×4 → conv(8, 3) ✗
              Use a kernel that spans at most 8, or leave valid() out."""),
        arguments(
            depthwiseConv(9).valid(),
            """
            layer 1 depthwiseConv(9): expected a window that fits its 9×8×4 input, found 9×9.
              9×8×4 → depthwiseConv(9) ✗
              Use a kernel of at most 8, or leave valid() out."""),
        arguments(
            zeroPad(1, 0, -2, -1),
            """
            layer 1 zeroPad(1, 0, -2, -1): expected at least 0 rows and columns on each side, found -2.
              Give whole numbers from 0: zeroPad(top, bottom, left, right)."""),
        arguments(
            separableConv(8, 3).l2(-1).depthwise(rule -> rule.with(Initializer.randomNormal(-2))),
            """
            layer 1 separableConv(8, 3): expected a finite l2 of the kernel penalty, at least 0, found -1.0.
              Use a small number such as 1e-4, or leave the penalty out.
            layer 1 separableConv(8, 3): expected a depthwise kernel initializer with a finite mean and a finite standard deviation above 0, found normal mean=0 standard_deviation=-2 truncated=false.
              Change it, or leave it out for the default."""),
        arguments(
            new FeatureMaps(
                Chain.EMPTY.then(
                    Conv.of(8, 3)
                        .withRules(
                            rules ->
                                rules.withoutBias().bias(rule -> rule.with(new Penalty(0.5, 0)))))),
            """
            layer 1 conv(8, 3): expected a bias or none, found noBias() and biasL1(0.5).
              Keep one of the two."""),
        arguments(
            zeroPad(Integer.MAX_VALUE),
            """
            layer 1 zeroPad(2147483647): expected at most 2,147,483,647 values in one tensor, found output 2147483647×2147483647×4.
              9×8×4 → zeroPad(2147483647) ✗
              Use fewer filters or units, or pool before this layer."""));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void what_no_kernel_can_do_is_refused(FeatureMaps maps, String message) {
    assertRefused(() -> maps.flatten().classify(2).check(DATA), message);
  }

  @Test
  void depthwise_and_separable_kernels_may_have_stride_and_dilation() {
    CheckedModel model =
        depthwiseConv(3)
            .stride(2)
            .dilation(2)
            .separableConv(3, 3)
            .stride(2, 1)
            .dilation(1, 2)
            .flatten()
            .classify(2)
            .check(DATA);

    assertThat(model.layers().get(1).output()).isEqualTo(Shape.image(3, 4, 3));
  }

  static Stream<Arguments> conflicts() {
    return Stream.of(
        arguments(
            chain(() -> conv(8, 3).noBias().biasL1(0.5)),
            """
            conv(8, 3): expected a bias or none, found biasL1(0.5) after noBias().
              biasL1(0.5) needs the bias that noBias() takes away. Keep one of the two."""),
        arguments(
            chain(() -> conv(8, 3).biasL2(0.5).noBias()),
            """
            conv(8, 3): expected a bias or none, found noBias() after biasL2(0.5).
              biasL2(0.5) needs the bias that noBias() takes away. Keep one of the two."""),
        arguments(
            chain(() -> flatten().dense(8).noBias().biasInitializer(Initializer.ONES)),
            """
            dense(8): expected a bias or none, found biasInitializer(constant value=1) after noBias().
              biasInitializer(constant value=1) needs the bias that noBias() takes away. Keep one of the two."""),
        arguments(
            chain(() -> flatten().dense(8).biasInitializer(Initializer.ONES).noBias()),
            """
            dense(8): expected a bias or none, found noBias() after biasInitializer(constant value=1).
              biasInitializer(constant value=1) needs the bias that noBias() takes away. Keep one of the two."""),
        arguments(
            chain(() -> conv(8, 3).groups(2).groups(4)),
            """
            conv(8, 3): expected one number of groups, found groups(4) after groups(2).
              groups(2) was already set on this conv; it cannot be changed to groups(4). Keep one of the two."""),
        arguments(
            chain(() -> conv(8, 3).dilation(2).dilation(2, 3)),
            """
            conv(8, 3): expected one dilation, found dilation(2, 3) after dilation(2).
              dilation(2) was already set on this conv; it cannot be changed to dilation(2, 3). Keep one of the two."""),
        arguments(
            chain(() -> depthwiseConv(3).multiplier(2).multiplier(3)),
            """
            depthwiseConv(3): expected one multiplier, found multiplier(3) after multiplier(2).
              multiplier(2) was already set on this depthwiseConv; it cannot be changed to multiplier(3). Keep one of the two."""));
  }

  @ParameterizedTest
  @MethodSource("conflicts")
  void clauses_that_contradict_each_other_name_both_sides(Supplier<?> chain, String message) {
    assertRefused(chain, message);
  }

  private static Supplier<?> chain(Supplier<?> words) {
    return words;
  }

  private static void assertRefused(Supplier<?> words, String message) {
    assertThatThrownBy(words::get).isInstanceOf(RefusedException.class).hasMessage(message);
  }
}
