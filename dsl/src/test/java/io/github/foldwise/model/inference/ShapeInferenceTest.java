package io.github.foldwise.model.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.Flatten;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.MaxPool;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.Window;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.model.Notebook;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeInferenceTest {
  /** SAME: ⌈n/s⌉; VALID: ⌊(n − k)/s⌋ + 1. */
  @ParameterizedTest(name = "{0}×{0}, kernel {1}, stride {2}, {3} → {4}")
  @CsvSource({
    "28, 3, 1, SAME, 28",
    "28, 3, 1, VALID, 26",
    "28, 3, 2, SAME, 14",
    "5, 2, 2, VALID, 2",
    "5, 2, 2, SAME, 3",
    "7, 3, 3, VALID, 2",
    "1, 9, 1, SAME, 1",
    "9, 9, 1, VALID, 1",
    "9, 2, 2147483647, SAME, 1"
  })
  void window_output_size(int in, int kernel, int stride, Padding padding, int out) {
    Conv conv = Conv.of(4, kernel).withStride(Window.square(stride)).withPadding(padding);
    MaxPool pool = new MaxPool(Window.square(kernel), Window.square(stride), padding);

    assertThat(output(conv, Shape.image(in, in, 2))).isEqualTo(Shape.image(out, out, 4));
    assertThat(output(pool, Shape.image(in, in, 2))).isEqualTo(Shape.image(out, out, 2));
  }

  @Test
  void weights_come_in_the_order_of_keras() {
    assertThat(Notebook.checked().weights())
        .extracting(w -> w.name() + " " + new Shape(w.dims()))
        .containsExactly(
            "conv_1/kernel 3×3×1×64",
            "conv_1/bias 64",
            "bn_1/gamma 64",
            "bn_1/beta 64",
            "bn_1/moving_mean 64",
            "bn_1/moving_variance 64",
            "conv_2/kernel 3×3×64×128",
            "conv_2/bias 128",
            "bn_2/gamma 128",
            "bn_2/beta 128",
            "bn_2/moving_mean 128",
            "bn_2/moving_variance 128",
            "dense_1/kernel 6272×128",
            "dense_1/bias 128",
            "dense_2/kernel 128×10",
            "dense_2/bias 10");
  }

  private static Shape output(Layer layer, Shape input) {
    ModelSpec model = new ModelSpec(Optional.empty(), List.of(layer, new Flatten(), Dense.of(2)));
    return model.check(input).layers().get(0).output();
  }
}
