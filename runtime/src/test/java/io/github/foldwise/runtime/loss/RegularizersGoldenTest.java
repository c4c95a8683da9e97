package io.github.foldwise.runtime.loss;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.flatten;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.model.Connected;
import io.github.foldwise.model.Convolved;
import io.github.foldwise.model.Features;
import io.github.foldwise.runtime.OpenModel;
import io.github.foldwise.runtime.layer.LayersGoldenTest;
import io.github.foldwise.training.Training;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Penalties against Keras 3.8.0, whose activity penalty is the sum over the batch. Keras 3.14 and
 * later divide it by the rows of the batch; {@link LayersGoldenTest} has that.
 */
@TestMethodOrder(OrderAnnotation.class)
class RegularizersGoldenTest {
  private static final Golden GOLDEN = Golden.read("regularizers.json");

  /** Penalties are small numbers: the usual 1e-7 would hide a wrong one. */
  private static final Tolerance PENALTY = new Tolerance(1e-6, 1e-12);

  private static final Shape THREE_VALUES = Shape.image(1, 1, 3);
  private static final Shape TWELVE_VALUES = Shape.image(2, 2, 3);

  static Stream<Arguments> kernelPenalties() {
    Connected dense = flatten().dense(4); // its kernel is (3, 4)
    return Stream.of(
        Arguments.of("L1(1e-5)", dense.l1(1e-5)),
        Arguments.of("L2(1e-4)", dense.l2(1e-4)),
        Arguments.of("L1L2(1e-5,1e-4)", dense.l1l2(1e-5, 1e-4)),
        Arguments.of("l1 string", dense.l1(0.01)),
        Arguments.of("l2 string", dense.l2(0.01)),
        Arguments.of("L1L2()", dense),
        Arguments.of("L1L2 string", dense));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kernelPenalties")
  void of_a_kernel(String name, Features features) {
    try (OpenModel open = open(features, THREE_VALUES)) {
      open.write(Map.of("dense_1/kernel", GOLDEN.at("w").tensor()));
      PENALTY.check(name, open.session().weightPenalty(), GOLDEN.at(name).number());
    }
  }

  /** Images of zeros and a bias of ones: twelve outputs of 1 for each image. */
  @ParameterizedTest(name = "entry {0}")
  @ValueSource(ints = {0, 1, 2, 3})
  void of_outputs_grows_with_the_batch_only_where_it_is_summed(int entry) {
    int rows = GOLDEN.at("activity", entry, "batch").integer();
    double summed = GOLDEN.at("activity", entry, "loss").number();
    double ofOne = GOLDEN.at("activity", 0, "loss").number();
    PENALTY.check("undivided", summed, GOLDEN.at("activity", entry, "expected_undivided").number());
    Convolved conv = conv(3, 3).biasInitializer(Initializer.ONES);
    Connected dense = flatten().dense(12).biasInitializer(Initializer.ONES);
    assertActivityPenalty(rows, summed, conv.activityL2(1e-4, Reduction.SUM).flatten());
    assertActivityPenalty(rows, summed, dense.activityL2(1e-4, Reduction.SUM));
    assertActivityPenalty(rows, ofOne, conv.activityL2(1e-4).flatten());
    assertActivityPenalty(rows, ofOne, dense.activityL2(1e-4));
  }

  private static void assertActivityPenalty(int rows, double expected, Features features) {
    ImageData images = ImageData.of(new float[rows * 12], new int[rows], TWELVE_VALUES);
    try (OpenModel open = open(features, TWELVE_VALUES)) {
      PENALTY.check("in training", open.trainingLoss(images).activity(), expected);
      PENALTY.check("after training", open.inferenceLoss(images).activity(), expected);
    }
  }

  private static OpenModel open(Features features, Shape image) {
    OpenModel open = new OpenModel(features.classify(2).check(image), Training.adam(0.01));
    open.session().initialize(1);
    return open;
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }
}
