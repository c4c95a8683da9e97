package io.github.foldwise.runtime.device;

import static io.github.foldwise.augmentation.Augmentations.crop;
import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.Features;
import io.github.foldwise.runtime.ToyImages;
import io.github.foldwise.runtime.graph.ImageSource;
import io.github.foldwise.runtime.head.ModelGraph;
import io.github.foldwise.training.Precision;
import io.github.foldwise.training.Training;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which ops have a kernel for a GPU, by the native library of {@code -Pcuda}; it needs no GPU. */
@Tag("cuda")
class CudaLibraryTest {
  private static final GpuKernels KERNELS = new GpuKernels();

  @BeforeEach
  void the_library_is_one_for_gpus() {
    assumeTrue(
        KERNELS.areThere(), "this native library has no kernels for GPUs: build with -Pcuda");
  }

  static Stream<Arguments> graphs() {
    Features notebook =
        conv(4, 3)
            .relu()
            .l1l2(1e-5, 1e-4)
            .activityL2(1e-4)
            .bn()
            .pool(2)
            .flatten()
            .dense(8)
            .relu()
            .dropout(0.6);
    Training plain = adam(1e-3);
    return Stream.of(
        Arguments.of("the notebook's model", notebook, plain),
        Arguments.of("in bfloat16", notebook, plain.precision(Precision.MIXED_BFLOAT16)),
        Arguments.of(
            "augmented",
            notebook,
            plain.augment(crop(9, 8, 1).flipHorizontal().brightness(0.1).rotate(0.1).mixup(0.2))),
        Arguments.of(
            "a residual block of other kinds of convolutions",
            conv(8, 3)
                .residual(b -> b.depthwiseConv(3).bn().relu().conv(8, 3).dilation(2).groups(2))
                .layerNorm()
                .separableConv(8, 3)
                .stride(2)
                .globalAvgPool(),
            plain.clipGlobalNorm(1).averageWeights(0.9)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("graphs")
  void every_op_of_a_step_has_a_kernel_for_a_gpu(String name, Features features, Training how) {
    CheckedModel model = features.classify(ToyImages.CLASSES).check(ToyImages.IMAGE);
    for (ImageSource source : ImageSource.values()) {
      try (ModelGraph graph = new ModelGraph(model, how, Device.cuda(0, 0), source)) {
        assertThat(graph.graph().toGraphDef().getNodeList())
            .filteredOn(node -> !KERNELS.serve(node))
            .extracting(node -> node.getOp() + " " + node.getName())
            .isEmpty();
      }
    }
  }
}
