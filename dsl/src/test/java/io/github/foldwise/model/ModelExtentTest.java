package io.github.foldwise.model;

import static io.github.foldwise.model.Layers.conv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.Residual;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelExtentTest {
  private static final Shape IMAGE = Shape.image(4, 4, 1);

  @Test
  void blocks_nested_64_deep_are_read_back() {
    CheckedModel model = nested(64).globalAvgPool().classify(2).check(IMAGE);

    assertThat(CheckedModel.read(model.text()).text()).isEqualTo(model.text());
  }

  @Test
  void deeper_blocks_are_refused() {
    ModelSpec model = nested(700).globalAvgPool().classify(2);

    assertThatThrownBy(() -> model.check(IMAGE))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "model: expected residual blocks nested at most 64 deep, found more.\n"
                + "  Write blocks one after the other.");
  }

  @Test
  void a_text_of_deeper_parts_is_refused_instead_of_overflowing_the_stack() {
    String text =
        "input: 4×4×1\nresidual_1: residual block=["
            + "residual(block=[".repeat(100_000)
            + "\nhead: softmax";

    assertThatThrownBy(() -> CheckedModel.read(text))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("expected at most 100 parts within each other");
  }

  @Test
  void more_than_ten_thousand_layers_are_refused_while_they_are_declared() {
    assertThatThrownBy(
            () -> {
              FeatureMaps maps = conv(1, 1);
              for (int i = 0; i < 100_000; i++) {
                maps = maps.dropout(0.1);
              }
            })
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "model: expected at most 10,000 layers, those of residual blocks included, found"
                + " more.\n"
                + "  Declare fewer: the deepest published networks have some thousand.");
  }

  @Test
  void ten_thousand_blocks_of_ten_thousand_layers_are_refused_at_once() {
    List<Layer> block = Collections.nCopies(10_000, Conv.of(1, 1));
    ModelSpec model = conv(1, 1).flatten().classify(2);
    ModelSpec many =
        new ModelSpec(
            model.input(), Collections.nCopies(9_999, Residual.of(block)), model.classHead());

    assertThatThrownBy(() -> many.check(IMAGE)).isInstanceOf(RefusedException.class);
  }

  private static FeatureMaps nested(int depth) {
    FeatureMaps maps = conv(1, 1);
    Layer inner = Conv.of(1, 1);
    for (int i = 0; i < depth; i++) {
      inner = Residual.of(List.of(inner));
    }
    return maps.then(inner);
  }
}
