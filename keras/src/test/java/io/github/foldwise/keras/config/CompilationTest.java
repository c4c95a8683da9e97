package io.github.foldwise.keras.config;

import static io.github.foldwise.training.Optimizers.adagrad;
import static io.github.foldwise.training.Optimizers.adam;
import static io.github.foldwise.training.Optimizers.adamW;
import static io.github.foldwise.training.Optimizers.adamax;
import static io.github.foldwise.training.Optimizers.lion;
import static io.github.foldwise.training.Optimizers.nadam;
import static io.github.foldwise.training.Optimizers.rmsProp;
import static io.github.foldwise.training.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.schedule.Schedules;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Training;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompilationTest {
  static Stream<Training> trainings() {
    return Stream.of(
        adam(0.001, a -> a.amsgrad().beta1(0.8).beta2(0.99).epsilon(1e-8)),
        adamW(Schedules.exponentialDecay(5e-4, 10_000, 0.98).staircase()).clipNorm(1),
        sgd(Schedules.cosineDecay(0.1, 100).warmUp(10, 0.2), s -> s.momentum(0.9).nesterov()),
        rmsProp(0.01, r -> r.momentum(0.1).centered()).clipValue(0.5).averageWeights(0.9, 3),
        adagrad(Schedules.cosineRestarts(0.1, 10).periodFactor(1.5)).clipGlobalNorm(2),
        nadam(Schedules.piecewise(0.1).after(3, 0.01).after(5, 0.001)),
        adamax(Schedules.polynomialDecay(0.1, 10).cycle()).accumulate(3),
        lion(Schedules.inverseTimeDecay(0.1, 10, 0.5)).averageWeights(0.99),
        adam(1).loss(Loss.oneHotCrossEntropy().labelSmoothing(0.1)),
        adam(1).loss(Loss.binaryCrossEntropy().labelSmoothing(0.2)),
        adam(1).loss(Loss.focal(0.5, 1)),
        adam(1).loss(Loss.binaryFocal(1).balanced(0.3)),
        adam(1).loss(Loss.meanSquaredError()),
        adam(1).loss(Loss.meanAbsoluteError()),
        adam(1).loss(Loss.huber(0.5)));
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void a_training_comes_back_as_it_went_out(Training training) {
    Notes notes = new Notes();

    Compilation read = Compilation.read(Compilation.write(training).orElseThrow(), notes);

    assertThat(read.training()).isEqualTo(training);
    assertThat(notes.problems()).isEmpty();
    assertThat(notes.remarks()).isEmpty();
  }
}
