package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.input;
import static io.github.foldwise.training.Optimizers.adamW;
import static io.github.foldwise.training.Training.adam;
import static io.github.foldwise.training.Training.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.layer.Constraint;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.optimizer.Adam;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.FusedKernels;
import io.github.foldwise.runtime.graph.ImageSource;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.TileProducts;
import io.github.foldwise.runtime.head.ModelGraph;
import io.github.foldwise.runtime.session.Batch;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Precision;
import io.github.foldwise.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With the ops of this module, a training takes the steps that it takes with TensorFlow's. */
@Tag("ops")
@EnabledIf("io.github.foldwise.runtime.graph.FusedKernels#areThere")
class FusedTrainingTest {
  private static final ImageData IMAGES = ToyImages.of(40);
  private static final int STEPS = 4;

  /** Penalties are such that each is a good part of the loss. */
  private static final CheckedModel MODEL =
      conv(32, 3)
          .relu()
          .bn()
          .conv(64, 3)
          .relu()
          .l1l2(1e-3, 1e-2)
          .biasL1(1e-2)
          .activityL1l2(1e-3, 1e-2)
          .bn()
          .pool(2)
          .flatten()
          .dense(32)
          .relu()
          .l1l2(1e-3, 1e-2)
          .activityL1l2(1e-3, 1e-2, Reduction.SUM)
          .kernelConstraint(Constraint.maxNorm(3))
          .bn()
          .dense(64)
          .relu()
          .classify(ToyImages.CLASSES)
          .check(ToyImages.IMAGE);

  static Stream<Arguments> trainings() {
    return Stream.of(
        Arguments.of("adam", adam(1e-3).batch(10)),
        Arguments.of("amsgrad", adam(1e-3, Adam::amsgrad)),
        Arguments.of("adamW", adamW(1e-3)),
        Arguments.of("strong decay", adam(1e-3).weightDecay(50)),
        Arguments.of("decay of a part", adamW(1e-3).noDecayOn("bias", "gamma", "beta")),
        Arguments.of("clipped", adam(1e-3).batch(10).clipGlobalNorm(1)),
        Arguments.of("accumulated", adam(1e-3).batch(10).accumulate(2)),
        Arguments.of("averaged", adam(1e-3).batch(10).averageWeights(0.8, 2)),
        Arguments.of("sgd", sgd(1e-2)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trainings")
  void steps_weights_and_penalties_are_the_same(String name, Training training) {
    Kernels plain = new Kernels(TileProducts.ONEDNN_FUSED, false, false, false);
    List<ModelSession.StepScores> expectedSteps = new ArrayList<>();
    Map<String, float[]> before = train(training, plain, 0, new ArrayList<>());
    Map<String, float[]> expected = train(training, plain, STEPS, expectedSteps);

    for (TileProducts products : List.of(TileProducts.ONEDNN_FUSED, TileProducts.FUSED)) {
      assertTrainsAlike(training, products, before, expected, expectedSteps);
    }
  }

  /** Adam's mean, as a step hardly depends on how large a gradient is. */
  @Test
  void adam_multiplies_rounded_factors() {
    CheckedModel model =
        input(ToyImages.IMAGE.height(), ToyImages.IMAGE.width(), ToyImages.IMAGE.channels())
            .flatten()
            .dense(32)
            .classify(ToyImages.CLASSES)
            .check(ToyImages.IMAGE);
    Training exact = adam(1e-3).batch(10);
    Training rounded = exact.precision(Precision.MIXED_BFLOAT16);
    Kernels kernels = FusedKernels.of(TileProducts.ONEDNN_FUSED);

    float[] found = meanOfKernel(model, rounded, kernels);

    Kernels plain = new Kernels(TileProducts.ONEDNN_FUSED, false, false, false);
    float[] expected = meanOfKernel(model, rounded, plain);
    double size = distance(expected, new float[expected.length]);
    assertThat(distance(found, expected)).isLessThan(1e-5 * size);
    assertThat(distance(meanOfKernel(model, exact, kernels), expected)).isGreaterThan(1e-4 * size);
  }

  private static float[] meanOfKernel(CheckedModel model, Training training, Kernels kernels) {
    try (ModelGraph graph =
            new ModelGraph(model, training, Device.CPU, ImageSource.FED, kernels, 1);
        ModelSession session = new ModelSession(graph, Device.CPU, 1)) {
      session.initialize(3);
      try (Batch batch = session.batch(IMAGES, Rows.all(IMAGES.rows()), 0, 10)) {
        session.step(batch, 1e-3f, 0, 5);
      }
      return session.readState().get("dense_1/kernel/adam_mean");
    }
  }

  private static void assertTrainsAlike(
      Training training,
      TileProducts products,
      Map<String, float[]> before,
      Map<String, float[]> expected,
      List<ModelSession.StepScores> expectedSteps) {
    List<ModelSession.StepScores> steps = new ArrayList<>();
    Map<String, float[]> found = train(training, FusedKernels.of(products), STEPS, steps);

    for (int i = 0; i < STEPS; i++) {
      ModelSession.StepScores scores = expectedSteps.get(i);
      assertClose(steps.get(i).dataLoss(), scores.dataLoss());
      assertClose(steps.get(i).activityPenalty(), scores.activityPenalty());
      assertClose(steps.get(i).weightPenalty(), scores.weightPenalty());
    }
    assertThat(expectedSteps.get(0).weightPenalty()).isGreaterThan(0.1f);
    found.forEach(
        (weight, values) ->
            assertThat(distance(values, expected.get(weight)))
                .as(weight)
                .isLessThan(0.01 * distance(expected.get(weight), before.get(weight))));
  }

  private static Map<String, float[]> train(
      Training training, Kernels kernels, int number, List<ModelSession.StepScores> steps) {
    try (ModelGraph graph =
            new ModelGraph(MODEL, training, Device.CPU, ImageSource.FED, kernels, 1);
        ModelSession session = new ModelSession(graph, Device.CPU, 1)) {
      session.initialize(3);
      for (int i = 0; i < number; i++) {
        try (Batch batch = session.batch(IMAGES, Rows.all(IMAGES.rows()), i * 10, i * 10 + 10)) {
          steps.add(session.step(batch, 1e-3f, i, 5));
        }
      }
      return session.readAll();
    }
  }

  private static void assertClose(float found, float expected) {
    assertThat(found).isCloseTo(expected, within(1e-4f * Math.max(1, Math.abs(expected))));
  }

  /** The root of the mean square. */
  private static double distance(float[] found, float[] expected) {
    double sum = 0;
    for (int i = 0; i < found.length; i++) {
      sum += Math.pow(found[i] - expected[i], 2);
    }
    return Math.sqrt(sum / found.length);
  }
}
