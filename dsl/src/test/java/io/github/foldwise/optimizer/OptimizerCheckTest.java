package io.github.foldwise.optimizer;

import static io.github.foldwise.schedule.Schedules.cosineDecay;
import static io.github.foldwise.schedule.Schedules.cosineRestarts;
import static io.github.foldwise.schedule.Schedules.inverseTimeDecay;
import static io.github.foldwise.schedule.Schedules.oneCycle;
import static io.github.foldwise.schedule.Schedules.piecewise;
import static io.github.foldwise.schedule.Schedules.polynomialDecay;
import static io.github.foldwise.training.Optimizers.adagrad;
import static io.github.foldwise.training.Optimizers.adamW;
import static io.github.foldwise.training.Optimizers.adamax;
import static io.github.foldwise.training.Optimizers.lion;
import static io.github.foldwise.training.Optimizers.nadam;
import static io.github.foldwise.training.Optimizers.rmsProp;
import static io.github.foldwise.training.Training.adam;
import static io.github.foldwise.training.Training.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.check.Problem;
import io.github.foldwise.schedule.Schedules;
import io.github.foldwise.training.Training;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerCheckTest {
  private static final String RATE =
      "  Use a small number: 0.01 for SGD, 0.001 for all others, as Keras.";

  static Stream<Training> sound() {
    return Stream.of(
        sgd(0.01, rule -> rule.momentum(1).nesterov()),
        adam(1e-3, Adam::amsgrad),
        adamW(1e-3).weightDecay(0).noDecayOn("bias"),
        rmsProp(1e-3, RmsProp::centered).clipValue(0.5),
        adagrad(1e-3, rule -> rule.initialAccumulator(0)).clipNorm(1),
        nadam(1e-3).clipGlobalNorm(1),
        adamax(1e-3).accumulate(1),
        lion(1e-3, rule -> rule.beta1(1)).averageWeights(0, 1),
        sgd(cosineDecay(0, 10).warmUp(1, 0.1).alpha(1)),
        sgd(cosineRestarts(0.1, 1).periodFactor(1)),
        sgd(piecewise(0.1).after(0, 0.2).after(1, 0.1)),
        sgd(polynomialDecay(0.1, 1).endRate(0)),
        sgd(inverseTimeDecay(0.1, 1, 0)),
        sgd(oneCycle(0.1, 2).rising(0)));
  }

  @ParameterizedTest
  @MethodSource("sound")
  void the_ends_of_the_ranges_are_sound(Training training) {
    assertThat(training.problems()).isEmpty();
  }

  static Stream<Arguments> unsound() {
    return Stream.of(
        Arguments.of(
            sgd(0.01, rule -> rule.momentum(1.1)),
            "sgd: expected momentum in [0,1], found 1.1.\n"
                + "  Use 0.9, which is usual, or 0 for none."),
        Arguments.of(
            sgd(0.01, Sgd::nesterov),
            "sgd: expected a momentum above 0 with nesterov(), found 0.0.\n"
                + "  Say momentum(0.9).nesterov(), or leave nesterov() out."),
        Arguments.of(
            rmsProp(1e-3, rule -> rule.rho(1)),
            "rmsProp: expected rho in [0,1), found 1.0.\n  Use 0.9, as Keras."),
        Arguments.of(
            rmsProp(1e-3, rule -> rule.momentum(-1)),
            "rmsProp: expected momentum in [0,1), found -1.0.\n"
                + "  Use 0.9, which is usual, or 0 for none."),
        Arguments.of(
            adagrad(1e-3, rule -> rule.initialAccumulator(-1)),
            "adagrad: expected a finite initial accumulator of at least 0, found -1.0.\n"
                + "  Use 0.1, as Keras."),
        Arguments.of(
            adamax(1e-3, rule -> rule.epsilon(0)),
            "adamax: expected a finite epsilon above 0, found 0.0.\n  Use 1e-7, as Keras."),
        Arguments.of(
            nadam(1e-3, rule -> rule.beta2(1)),
            "nadam: expected beta2 in [0,1), found 1.0.\n  Use 0.999, as Keras."),
        Arguments.of(
            lion(1e-3, rule -> rule.beta1(0)),
            "lion: expected beta1 in (0,1], found 0.0.\n"
                + "  Use 0.9, as Keras; with 0 the mean would count for nothing."),
        Arguments.of(
            lion(0), "lion(0.0): expected a finite learning rate above 0, found 0.0.\n" + RATE),
        Arguments.of(
            adam(1e-3).weightDecay(-0.1),
            "weightDecay(-0.1): expected a finite factor of at least 0, found -0.1.\n"
                + "  Use a small number: 0.004 is Keras's for AdamW, 0 is none."),
        Arguments.of(
            adam(1e-3).noDecayOn("bias", "gamma"),
            "noDecayOn(bias, gamma): expected a decay that it is an exception from, found none.\n"
                + "  Say weightDecay(0.004) as well, or leave noDecayOn out."),
        Arguments.of(
            adam(1e-3).clipNorm(0),
            "clipNorm(0.0): expected a finite number above 0, found 0.0.\n"
                + "  Use 1.0, which is usual, or leave clipNorm out."),
        Arguments.of(
            adam(1e-3).clipNorm(1).clipValue(0.5),
            "clipValue(0.5): expected one way to clip, found clipNorm(1.0) too.\n"
                + "  Keep one of clipValue(0.5), clipNorm(1.0)."),
        Arguments.of(
            adam(1e-3).accumulate(0),
            "accumulate(0): expected at least 1 step, found 0.\n"
                + "  accumulate(4) makes one update of four steps; 1 is no accumulation."),
        Arguments.of(
            adam(1e-3).averageWeights(1),
            "averageWeights(1.0): expected momentum in [0,1), found 1.0.\n  Use 0.99, as Keras."),
        Arguments.of(
            adam(1e-3).averageWeights(0.9, 0),
            "averageWeights(0.9, 0): expected at least 1 update between two overwrites, found 0.\n"
                + "  Leave the number out to overwrite the weights at the end alone."),
        Arguments.of(
            sgd(cosineDecay(0, 10)),
            "cosineDecay(0.0, 10): expected a finite initial learning rate above 0, found 0.0.\n"
                + RATE),
        Arguments.of(
            sgd(cosineDecay(0.1, 10).alpha(2)),
            "cosineDecay(0.1, 10): expected alpha in [0,1], found 2.0.\n"
                + "  Use 0, as Keras, or the share that is to be left."),
        Arguments.of(
            sgd(cosineDecay(0, 10).warmUp(0, 0.1)),
            "warmUp(0, 0.1): expected at least 1 step, found 0.\n"
                + "  Give the number of steps that it takes."),
        Arguments.of(
            sgd(cosineDecay(0, 10).warmUp(5, 0)),
            "warmUp(5, 0.0): expected a finite target of the learning rate above 0, found 0.0.\n"
                + RATE),
        Arguments.of(
            sgd(cosineRestarts(0.1, 0)),
            "cosineRestarts(0.1, 0): expected at least 1 step, found 0.\n"
                + "  Give the number of steps that it takes."),
        Arguments.of(
            sgd(cosineRestarts(0.1, 5).periodFactor(0.5)),
            "cosineRestarts(0.1, 5): expected a finite period factor of at least 1, found 0.5.\n"
                + "  Use 2, as Keras; with 1 all cosines are equally long."),
        Arguments.of(
            sgd(cosineRestarts(0.1, 5).rateFactor(0)),
            "cosineRestarts(0.1, 5): expected a finite rate factor above 0, found 0.0.\n"
                + "  Use 1, as Keras; with 0.5 each cosine is half as high as the one before."),
        Arguments.of(
            sgd(piecewise(0.1).after(10, 0.2).after(10, 0.3)),
            "after(10, 0.3): expected a step after 10, where the rate changed before, found 10.\n"
                + "  Name the changes in the order of their steps."),
        Arguments.of(
            sgd(piecewise(0.1).after(-1, 0.2)),
            "after(-1, 0.2): expected at least 0 steps, found -1.\n"
                + "  Steps are counted from 0."),
        Arguments.of(
            sgd(polynomialDecay(0.1, 5).endRate(-1)),
            "polynomialDecay(0.1, 5): expected a finite end of the learning rate of at least 0,"
                + " found -1.0.\n  Use 0.0001, as Keras."),
        Arguments.of(
            sgd(polynomialDecay(0.1, 5).power(0)),
            "polynomialDecay(0.1, 5): expected a finite power above 0, found 0.0.\n"
                + "  Use 1, as Keras."),
        Arguments.of(
            sgd(inverseTimeDecay(0.1, 5, -1)),
            "inverseTimeDecay(0.1, 5, -1.0): expected a finite decay rate of at least 0, found"
                + " -1.0.\n  Use a number such as 0.5; 0 is no decay."),
        Arguments.of(
            sgd(oneCycle(0.1, 1)),
            "oneCycle(0.1, 1): expected at least 2 steps, found 1.\n"
                + "  Give the number of steps that it takes."),
        Arguments.of(
            sgd(oneCycle(0.1, 9).rising(1)),
            "oneCycle(0.1, 9): expected a rising share in [0,1), found 1.0.\n"
                + "  Use 0.3, as PyTorch."),
        Arguments.of(
            sgd(oneCycle(0.1, 9).startDivisor(0)),
            "oneCycle(0.1, 9): expected a finite start divisor above 0, found 0.0.\n"
                + "  Use 25, as PyTorch."));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("unsound")
  void a_number_out_of_its_range_is_refused(Training training, String message) {
    assertThat(training.problems()).extracting(Problem::toString).containsExactly(message);
  }

  @Test
  void three_ways_to_clip_are_refused_by_all_their_names() {
    assertThat(adam(1e-3).clipValue(0.5).clipNorm(1).clipGlobalNorm(2).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "clipValue(0.5): expected one way to clip, found clipNorm(1.0) and clipGlobalNorm(2.0)"
                + " too.\n  Keep one of clipValue(0.5), clipNorm(1.0), clipGlobalNorm(2.0).");
  }

  @Test
  void the_text_of_a_training_tells_all_that_stands_beside_its_rule() {
    Training training =
        adamW(Schedules.cosineDecay(0, 10).warmUp(2, 0.1))
            .noDecayOn("bias", "bn_1/gamma")
            .clipNorm(1)
            .accumulate(4)
            .averageWeights(0.99, 10);

    assertThat(training.text())
        .startsWith(
            "training optimizer=(rule=adam(beta1=0.9 beta2=0.999 epsilon=1E-7"
                + " amsgrad_variant=false) rate=cosine_decay(initial_rate=0 decay_steps=10 alpha=0"
                + " warm_up=warm_up(steps=2 target=0.1))"
                + " decay=weight_decay(factor=0.004 except=[\"bias\" \"bn_1/gamma\"])"
                + " clipping=(value=none norm=1 global_norm=none) accumulation=4"
                + " average=weight_average(momentum=0.99 overwrite_every=10)) ");
  }
}
