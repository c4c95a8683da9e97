package io.github.foldwise.runtime.convolution;

import static io.github.foldwise.model.Layers.conv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.layer.Window;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.FeatureMaps;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.TileProducts;
import io.github.foldwise.runtime.layer.LayerRun;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gradient of a kernel from patches is TensorFlow's own, but for rounding. */
@Tag("kernels")
class PatchConvolutionTest {
  private static final int ROWS = 3;
  private final Random random = new Random(5);

  @ParameterizedTest(name = "{0}×{1} of {2} channels, stride {3}, {4}")
  @CsvSource({
    "3, 3, 1, 1, SAME",
    "3, 3, 1, 2, SAME",
    "2, 3, 2, 1, VALID",
    "1, 4, 3, 2, VALID",
    "1, 1, 16, 1, SAME"
  })
  void kernel_gradients(int height, int width, int channels, int stride, Padding padding) {
    CheckedModel model = model(height, width, channels, stride, padding);
    assertThat(Convolutions.byPatches(model.input(), (Conv) model.layers().get(0).layer()))
        .isPresent();
    float[] x = random(ROWS * model.input().size());
    float[] dy = random(ROWS * model.layers().get(0).output().size());
    WeightSpec kernel = model.weights().get(0);
    float[] weights = random((int) kernel.size());
    try (LayerRun patches =
            new LayerRun(model, 1, new Kernels(TileProducts.EIGEN, false, false, false));
        LayerRun windows =
            new LayerRun(model, 1, new Kernels(TileProducts.NONE, false, false, false))) {
      patches.write(kernel.name(), weights);
      windows.write(kernel.name(), weights);

      assertThat(patches.gradient(kernel, x, dy))
          .containsExactly(windows.gradient(kernel, x, dy), within(1e-4f));
    }
  }

  @Test
  void patches_of_many_values_would_take_more_time_than_they_save() {
    CheckedModel model = model(3, 3, 2, 1, Padding.SAME);

    assertThat(Convolutions.byPatches(model.input(), (Conv) model.layers().get(0).layer()))
        .isEmpty();
  }

  private static CheckedModel model(
      int height, int width, int channels, int stride, Padding padding) {
    var layer = conv(5, new Window(height, width)).stride(stride).noBias();
    FeatureMaps maps = padding == Padding.VALID ? layer.valid() : layer;
    return maps.globalAvgPool().classify(2).check(Shape.image(7, 9, channels));
  }

  private float[] random(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
