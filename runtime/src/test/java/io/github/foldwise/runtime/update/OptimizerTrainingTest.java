package io.github.foldwise.runtime.update;

import static io.github.foldwise.layer.Constraint.maxNorm;
import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Optimizers.adagrad;
import static io.github.foldwise.training.Optimizers.adamW;
import static io.github.foldwise.training.Optimizers.adamax;
import static io.github.foldwise.training.Optimizers.lion;
import static io.github.foldwise.training.Optimizers.nadam;
import static io.github.foldwise.training.Optimizers.rmsProp;
import static io.github.foldwise.training.Training.adam;
import static io.github.foldwise.training.Training.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.optimizer.Adam;
import io.github.foldwise.optimizer.RmsProp;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.ToyImages;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.training.Training;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole trainings with every rule and every option beside a rule. */
class OptimizerTrainingTest {
  private static final ImageData IMAGES = ToyImages.of(40);

  /** Batch norm, dropout and a constraint: all that changes or is drawn in a step is there. */
  private static final CheckedModel MODEL =
      conv(4, 3)
          .relu()
          .l1l2(1e-5, 1e-4)
          .bn(0.9, 1e-3)
          .pool(2)
          .flatten()
          .dense(16)
          .relu()
          .kernelConstraint(maxNorm(3))
          .dropout(0.2)
          .classify(ToyImages.CLASSES)
          .check(ToyImages.IMAGE);

  static Stream<Arguments> trainings() {
    return Stream.of(
        Arguments.of("sgd", sgd(0.1)),
        Arguments.of("momentum", sgd(0.02, rule -> rule.momentum(0.9))),
        Arguments.of("nesterov", sgd(0.02, rule -> rule.momentum(0.9).nesterov())),
        Arguments.of("adam", adam(0.01)),
        Arguments.of("amsgrad", adam(0.01, Adam::amsgrad)),
        Arguments.of("adamW", adamW(0.01).noDecayOn("bias", "gamma", "beta")),
        Arguments.of("rmsProp", rmsProp(3e-3)),
        Arguments.of("rmsProp centered", rmsProp(3e-3, RmsProp::centered)),
        Arguments.of("adagrad", adagrad(0.05)),
        Arguments.of("nadam", nadam(0.01)),
        Arguments.of("adamax", adamax(0.01)),
        Arguments.of("lion", lion(2e-3)),
        Arguments.of("clipped", adam(0.01).clipGlobalNorm(1).weightDecay(0.01)),
        Arguments.of("accumulated", adam(0.02).accumulate(2)),
        Arguments.of("averaged", adam(0.01).averageWeights(0.8, 20).accumulate(2).clipNorm(1)));
  }

  /** Eight steps an epoch. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("trainings")
  void every_rule_learns_and_gives_the_same_bits_twice(String name, Training training) {
    try (CompiledModel compiled = CompiledModel.compile(MODEL, training.epochs(10).batch(5));
        TrainedModel once = compiled.train(IMAGES, 5);
        TrainedModel again = compiled.train(IMAGES, 5)) {
      for (WeightSpec weight : MODEL.weights()) {
        assertThat(again.weight(weight.name())).containsExactly(once.weight(weight.name()));
      }
      assertThat(once.evaluate(IMAGES).scores().dataLoss())
          .isLessThan(0.3f); // a guess costs ln 3 = 1.10
    }
  }

  @Test
  void slots_are_named_after_their_weights() {
    WeightSpec kernel =
        new WeightSpec("conv_1/kernel", List.of(2), true, WeightRule.of(Initializer.ZEROS));
    Training all = nadam(1e-3).accumulate(2).averageWeights(0.99);
    try (UpdateRun run = new UpdateRun(all.optimizer(), List.of(kernel))) {
      assertThat(run.slots())
          .containsExactlyInAnyOrder(
              "nadam_product",
              "conv_1/kernel/nadam_mean",
              "conv_1/kernel/nadam_square",
              "conv_1/kernel/gradient_sum",
              "conv_1/kernel/moving_average");
      assertThat(run.slot("nadam_product")).containsExactly(1);
    }
  }

  @Test
  void the_gradients_of_an_epochs_last_steps_count_for_the_next_epoch() {
    // three steps an epoch and two steps an update: 4 updates of 9 steps, not 3
    Training inPairs = sgd(0.1).accumulate(2).batch(16).unshuffled();
    CheckedModel model = MODEL.spec().check(ToyImages.IMAGE);
    try (CompiledModel three = CompiledModel.compile(model, inPairs.epochs(3));
        CompiledModel two = CompiledModel.compile(model, inPairs.epochs(2));
        TrainedModel afterFour = three.train(IMAGES, 5);
        TrainedModel afterThree = two.train(IMAGES, 5)) {
      assertThat(afterFour.weight("dense_2/bias")).isNotEqualTo(afterThree.weight("dense_2/bias"));
    }
  }

  @Test
  void an_exception_from_decay_that_names_no_weight_is_refused() {
    Training training = adamW(1e-3).noDecayOn("gamma", "dense_2/kernel", "dense_3/bias", "biass");

    assertThatThrownBy(() -> CompiledModel.compile(MODEL, training))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            weight of noDecayOn: expected one of kernel, bias, gamma, beta, conv_1/kernel,\
             conv_1/bias, bn_1/gamma, bn_1/beta, dense_1/kernel, dense_1/bias, dense_2/kernel,\
             dense_2/bias, found 'dense_3/bias'.
              Did you mean 'dense_1/bias'?
            weight of noDecayOn: expected one of kernel, bias, gamma, beta, conv_1/kernel,\
             conv_1/bias, bn_1/gamma, bn_1/beta, dense_1/kernel, dense_1/bias, dense_2/kernel,\
             dense_2/bias, found 'biass'.
              Did you mean 'bias'?\
            """);
  }
}
