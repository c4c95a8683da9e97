package io.github.foldwise.runtime.update;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.training.Optimizers.adamW;
import static io.github.foldwise.training.Optimizers.lion;
import static io.github.foldwise.training.Optimizers.nadam;
import static io.github.foldwise.training.Training.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.ToyImages;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.training.Training;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Up to the first update, weights at half the rate are those of a training at half the rate. */
class RateFactorTest {
  private static final double RATE = 0.0625; // its half has the same digits
  private static final ImageData IMAGES = ToyImages.of(6);
  private static final CheckedModel MODEL =
      flatten().dense(3).relu().classify(ToyImages.CLASSES).check(ToyImages.IMAGE);

  static Stream<Arguments> optimizers() {
    return Stream.of(
        optimizer("momentum", rate -> sgd(rate, r -> r.momentum(0.9).nesterov())),
        optimizer("adamW", rate -> adamW(rate).weightDecay(0.5)),
        optimizer("nadam", rate -> nadam(rate)),
        optimizer("lion", rate -> lion(rate)));
  }

  private static Arguments optimizer(String name, DoubleFunction<Training> atRate) {
    return Arguments.of(name, atRate);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void a_factor_is_of_the_rate_of_its_weights_alone(String name, DoubleFunction<Training> atRate) {
    Map<String, float[]> full = afterOneStep(atRate.apply(RATE));
    Map<String, float[]> half = afterOneStep(atRate.apply(RATE / 2));
    Map<String, float[]> both =
        afterOneStep(
            atRate.apply(RATE).rateOn(0.25, "dense_*").rateOn(0.5, "dense_1").rateOn(1, "dense_2"));

    assertThat(full.get("dense_1/kernel")).isNotEqualTo(half.get("dense_1/kernel"));
    both.forEach(
        (weight, values) ->
            assertThat(values)
                .as(weight)
                .isEqualTo((weight.startsWith("dense_1/") ? half : full).get(weight)));
  }

  private static Map<String, float[]> afterOneStep(Training training) {
    try (CompiledModel compiled = CompiledModel.compile(MODEL, training.epochs(1).batch(6));
        TrainedModel trained = compiled.train(IMAGES, 1)) {
      return trained.weights();
    }
  }
}
