package io.github.foldwise.model;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.input;
import static io.github.foldwise.model.Layers.residual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.Flatten;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.Residual;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.layer.Window;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocks that are added to their input. */
class ResidualTest {
  private static final Shape DATA = Shape.image(9, 8, 4);

  /** Two blocks of a small ResNet, the second of which halves the maps, and one within a block. */
  private static final ModelSpec NETWORK =
      conv(6, 3)
          .bn()
          .relu()
          .residual(b -> b.conv(6, 3).bn().relu().conv(6, 3).bn())
          .relu()
          .residual(
              b -> b.conv(8, 3).stride(2).relu().residual(c -> c.conv(8, 1).noBias()).dropout(0.5))
          .conv(2, 3)
          .globalAvgPool()
          .classify(3);

  @Test
  void the_table_shows_the_layers_of_a_block_its_projection_and_their_sum() {
    assertThat(ModelTable.of(NETWORK.check(DATA)))
        .hasToString(
            """
            Layer                                    Output  Parameters
            ───────────────────────────────────────────────────────────
            conv_1 (conv)                            9×8×6          222
            bn_1 (batch norm)                        9×8×6           24
            activation_1 (relu)                      9×8×6            0
            conv_2 (conv)                            9×8×6          330
            bn_2 (batch norm)                        9×8×6           24
            activation_2 (relu)                      9×8×6            0
            conv_3 (conv)                            9×8×6          330
            bn_3 (batch norm)                        9×8×6           24
            residual_1 (residual sum)                9×8×6            0
            activation_3 (relu)                      9×8×6            0
            conv_4 (conv, relu)                      5×4×8          440
            conv_5 (conv)                            5×4×8           64
            residual_3 (residual sum)                5×4×8            0
            dropout_1 (dropout)                      5×4×8            0
            residual_2_conv_1 (conv)                 5×4×8           48
            residual_2_bn_1 (batch norm)             5×4×8           32
            residual_2 (residual sum)                5×4×8            0
            conv_6 (conv)                            5×4×2          146
            global_avg_pool_1 (global average pool)  2                0
            dense_1 (dense, softmax)                 3                9
            ───────────────────────────────────────────────────────────
            Total                                                 1,693
            Trainable                                             1,641
            Not trainable                                            52
            """);
  }

  @Test
  void positions_are_rows_of_the_table() {
    CheckedModel model = NETWORK.check(DATA);

    assertThat(model.layers().stream().flatMap(CheckedLayer::withInner))
        .extracting(CheckedLayer::position)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
  }

  @Test
  void weights_of_the_block_come_before_those_of_the_projection() {
    CheckedLayer second = NETWORK.check(DATA).layers().get(5);

    assertThat(second.weights())
        .extracting(w -> w.name() + " " + new Shape(w.dims()))
        .containsExactly(
            "conv_4/kernel 3×3×6×8",
            "conv_4/bias 8",
            "conv_5/kernel 1×1×8×8",
            "residual_2_conv_1/kernel 1×1×6×8",
            "residual_2_bn_1/gamma 8",
            "residual_2_bn_1/beta 8",
            "residual_2_bn_1/moving_mean 8",
            "residual_2_bn_1/moving_variance 8");
    assertThat(NETWORK.check(DATA).weights()).extracting(WeightSpec::name).doesNotHaveDuplicates();
  }

  @Test
  void the_text_holds_the_projection_that_the_shapes_made_necessary() {
    Layer block = Conv.of(8, 3).withStride(new Window(2, 1));
    CheckedModel shapes =
        Models.of(Residual.of(List.of(block)), new Flatten(), Dense.of(2)).check(DATA);
    CheckedModel same =
        residual(b -> b.conv(8, 3).stride(2, 1), p -> p.conv(8, 1).stride(2, 1).noBias().bn())
            .flatten()
            .classify(2)
            .check(DATA);

    assertThat(shapes.text()).isEqualTo(same.text()).contains("projection=[conv(filters=8");
    assertThat(residual(b -> b.conv(4, 3)).flatten().classify(2).check(DATA).text())
        .contains("projection=[]");
  }

  @Test
  void a_network_is_read_back_from_its_text() {
    CheckedModel read = CheckedModel.read(NETWORK.check(DATA).text());

    assertThat(read.text()).isEqualTo(NETWORK.check(DATA).text());
    assertThat(read.weights()).isEqualTo(NETWORK.check(DATA).weights());
  }

  @Test
  void a_prefix_and_a_block_are_untouched_by_what_follows_them() {
    FeatureMaps stem = conv(6, 3);
    FeatureMaps longer = stem.residual(b -> b.conv(6, 3).bn());

    assertThat(stem.chain().layers()).containsExactly(Conv.of(6, 3));
    assertThat(longer.chain().layers())
        .containsExactly(Conv.of(6, 3), Residual.of(List.of(Conv.of(6, 3), BatchNorm.STANDARD)));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments(
            conv(6, 3).residual(b -> b.conv(8, 3).valid().bn()),
            """
            layer 2 residual(conv(8, 3).bn()): expected a block whose strides alone change height and width, which its projection then gives as 9×8×8, found 7×6×8.
              9×8×4 → conv 9×8×6 → residual(conv(8, 3).bn()) ✗
              Leave valid() and pools out of the block, or give a projection of your own: residual(block, projection)."""),
        arguments(
            residual(b -> b.conv(8, 3).stride(2), p -> p.conv(6, 1).stride(2)),
            """
            layer 1 residual(conv(8, 3), conv(6, 1)): expected a projection to the shape of the block's output, 5×4×8, found 5×4×6.
              9×8×4 → residual(conv(8, 3), conv(6, 1)) ✗
              Give it the block's filters and strides."""),
        arguments(
            conv(6, 3).residual(b -> b),
            """
            layer 2 residual(): expected at least one layer in the block, found none.
              Write what is added to the input: residual(b -> b.conv(64, 3).bn())."""),
        arguments(
            conv(6, 3).residual(b -> b.conv(8, 3).residual(c -> c.bn().pool(20)).dropout(1.0)),
            """
            layer 2 residual: layer 2 residual: layer 2 pool(20): expected a window that fits its 9×8×8 input, found 20×20.
              9×8×8 → pool(20) ✗
              Use pool(8).
            layer 2 residual: layer 3 dropout(1.0): expected a rate in [0,1), found 1.0.
              Use dropout(0.5) to drop half of the values, dropout(0.0) to drop none."""),
        arguments(
            conv(6, 3).residual(b -> b.conv(8, 3), p -> p.conv(8, 3).groups(4)),
            """
            layer 2 residual's projection: layer 1 conv(8, 3): expected input channels that groups(4) share evenly, found 6 channels.
              9×8×6 → conv(8, 3) ✗
              Use a number of groups that divides the channels, or leave groups out."""));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void a_block_that_cannot_be_added_is_refused_with_its_place(FeatureMaps maps, String message) {
    assertRefused(() -> maps.flatten().classify(2).check(DATA), message);
  }

  @Test
  void a_block_on_vectors_is_refused() {
    ModelSpec model =
        Models.of(new Flatten(), Residual.of(List.of(BatchNorm.STANDARD)), Dense.of(2));

    assertRefused(
        () -> model.check(DATA),
        """
        layer 2 residual(bn()): expected feature maps of height × width × channels, found a vector of 288.
          9×8×4 → flatten 288 → residual(bn()) ✗
          Place it before the layer that makes a vector: flatten(), globalAvgPool() or dense.""");
  }

  @Test
  void a_block_with_an_input_of_its_own_is_refused() {
    assertRefused(
        () -> conv(6, 3).residual(b -> input(9, 8, 6).conv(6, 3)),
        """
        residual: expected a block that continues the stage it is given, found a new input, 9×8×6.
          Write b -> b.conv(64, 3).bn(): the block's first word follows b.""");
  }

  @Test
  void a_block_that_begins_with_another_stage_is_refused() {
    FeatureMaps stem = conv(6, 3);
    assertRefused(
        () -> stem.residual(b -> stem.conv(6, 3)),
        """
        residual: expected a block that continues the stage it is given, found another stage, which begins with the layers before the block.
          Write b -> b.conv(64, 3).bn(): the block's first word follows b.""");
  }

  private static void assertRefused(Supplier<?> words, String message) {
    assertThatThrownBy(words::get).isInstanceOf(RefusedException.class).hasMessage(message);
  }
}
