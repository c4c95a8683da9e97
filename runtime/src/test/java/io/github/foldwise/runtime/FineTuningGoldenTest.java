package io.github.foldwise.runtime;

import static io.github.foldwise.layer.Reduction.MEAN;
import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Optimizers.adamW;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.layer.Constraint;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.EpochResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A small network with frozen layers, trained by Keras 3.15.1's {@code fit}. */
@Tag("kernels")
@TestMethodOrder(OrderAnnotation.class)
class FineTuningGoldenTest {
  private static final Golden GOLDEN = Golden.read("fine_tuning.json");
  private static final Shape SHAPE = Shape.image(4, 4, 1);
  private static final ImageData DATA =
      ImageData.of(GOLDEN.at("x").tensor(), GOLDEN.at("y").ints(), SHAPE);
  private static final ModelSpec MODEL =
      conv(2, 3)
          .relu()
          .l2(0.05)
          .activityL2(0.02, MEAN)
          .bn(b -> b.momentum(0.8).gammaL2(0.1))
          .pool(2)
          .flatten()
          .dense(4)
          .relu()
          .l2(0.01)
          .kernelConstraint(Constraint.maxNorm(0.9))
          .layerNorm()
          .classify(3);
  private static final Map<String, float[]> INITIAL = weights(GOLDEN.at("initial_weights"));

  static List<String> cases() {
    return GOLDEN.at("cases").names();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void losses_and_weights_are_those_of_keras(String name) {
    Golden expected = GOLDEN.at("cases", name);
    List<String> frozen = expected.at("frozen").elements().stream().map(Golden::text).toList();
    CheckedModel model = MODEL.freeze(frozen.toArray(String[]::new)).check(SHAPE);
    assertThat(model.trainableParameters()).isEqualTo(expected.at("trainable").integer());
    assertThat(model.parameters() - model.trainableParameters())
        .isEqualTo(expected.at("not_trainable").integer());
    try (CompiledModel compiled = CompiledModel.compile(model, training(name));
        TrainedModel trained = compiled.train(DATA, 1, INITIAL)) {
      Tolerance.TRAJECTORY.check(
          "loss",
          trained.history().epochs().stream()
              .map(EpochResult::training)
              .mapToDouble(scores -> scores.loss())
              .toArray(),
          expected.at("loss").doubles());
      Tolerance.TRAJECTORY.check(
          "final loss", trained.evaluate(DATA).scores().loss(), expected.at("final_loss").number());
      checkWeights(trained.weights(), expected.at("final_weights"), frozen);
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private static Training training(String name) {
    Training optimizer =
        name.equals("body_by_everything") || name.equals("all_but_the_head")
            ? adamW(0.01).weightDecay(0.1).clipGlobalNorm(0.5).averageWeights(0.6, 2)
            : adam(0.01);
    return optimizer
        .epochs(GOLDEN.at("epochs").integer())
        .batch(GOLDEN.at("batch_size").integer())
        .evaluationBatch(GOLDEN.at("batch_size").integer())
        .unshuffled();
  }

  /** Frozen weights are those of the beginning, to the bit. */
  private static void checkWeights(
      Map<String, float[]> weights, Golden expected, List<String> frozen) {
    assertThat(weights.keySet()).containsExactlyElementsOf(expected.names());
    weights.forEach(
        (name, values) -> {
          Tolerance.TRAJECTORY.check(name, values, expected.at(name).tensor());
          if (frozen.contains(name.substring(0, name.indexOf('/')))) {
            assertThat(values).isEqualTo(INITIAL.get(name));
          }
        });
  }

  private static Map<String, float[]> weights(Golden byName) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    byName.names().forEach(name -> weights.put(name, byName.at(name).tensor()));
    return weights;
  }
}
