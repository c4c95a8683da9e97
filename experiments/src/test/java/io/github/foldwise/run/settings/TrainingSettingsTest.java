package io.github.foldwise.run.settings;

import static io.github.foldwise.augmentation.Augmentations.flipHorizontal;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.schedule.Schedules;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Monitor;
import io.github.foldwise.training.Optimizers;
import io.github.foldwise.training.Precision;
import io.github.foldwise.training.Training;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {
  private static final List<String> CLASSES = List.of("cat", "dog", "owl");

  @Test
  void a_plain_training_names_what_is_chosen_and_how_pixels_become_numbers() {
    assertThat(text(Training.adam(1e-3).epochs(20).batch(16)))
        .isEqualTo(
            """
            optimizer: Adam (beta1 0.9, beta2 0.999, epsilon 1e-7)
            learning rate: 0.001
            loss: sparse categorical cross-entropy
            epochs: 20
            batch: 16
            evaluation batch: 32
            order of rows: shuffled before each epoch
            validation after each epoch: on the fold's validation rows
            augmentation: none
            pixels: uint8, divided by 255: float32 in [0, 1]
            precision: float32\
            """);
  }

  @Test
  void every_option_has_a_line() {
    Training all =
        Optimizers.sgd(
                Schedules.exponentialDecay(0.1, 1000, 0.96).staircase(),
                s -> s.momentum(0.9).nesterov())
            .weightDecay(1e-4)
            .noDecayOn("bias")
            .clipGlobalNorm(1)
            .accumulate(4)
            .averageWeights(0.99)
            .epochs(1)
            .loss(Loss.oneHotCrossEntropy().labelSmoothing(0.1))
            .classWeights(Map.of(1, 2.5))
            .unshuffled()
            .augment(flipHorizontal().rotate(0.1))
            .validateOnLast(0.07)
            .earlyStopping(e -> e.patience(3).restoreBest())
            .reduceOnPlateau(r -> r.factor(0.5).patience(1).monitor(Monitor.ACCURACY))
            .precision(Precision.MIXED_BFLOAT16);

    assertThat(text(all))
        .isEqualTo(
            """
            optimizer: SGD (Nesterov momentum 0.9)
            learning rate: 0.1, exponential decay: times 0.96 every 1,000 steps, in stairs
            weight decay: 1e-4, decoupled from the loss, except on bias
            gradient clipping: the norm of all gradients to 1
            gradient accumulation: 4 steps for each update
            weight averaging: exponential moving average, momentum 0.99
            loss: categorical cross-entropy, label smoothing 0.1
            class weights: dog: 2.5, others: 1
            epochs: 1
            batch: 32
            order of rows: as in the data
            validation after each epoch: on the last 7 % of the training rows
            early stopping: on validation loss, patience 3 epochs, best weights restored
            learning rate on a plateau: times 0.5, on training accuracy, patience 1 epoch, least improvement 1e-4
            augmentation: horizontal flip, rotation by ±0.1 turns
            pixels: uint8, divided by 255: float32 in [0, 1]
            precision: bfloat16 in products with kernels, float32 elsewhere\
            """);
  }

  @Test
  void schedules_say_where_they_begin_and_end() {
    assertThat(rate(Training.adam(Schedules.cosineDecay(0, 900).warmUp(100, 0.01).alpha(0.1))))
        .isEqualTo(
            "0, linear warm-up to 0.01 in 100 steps, then cosine decay to 0.001 in 900 steps");
    assertThat(rate(Training.adam(Schedules.piecewise(0.1).after(500, 0.01))))
        .isEqualTo("0.1, 0.01 after step 500");
    assertThat(rate(Training.adam(Schedules.oneCycle(0.1, 200))))
        .isEqualTo(
            "one cycle of 200 steps: from 0.004 up to 0.1 in the first 30 %, then down to 4e-7");
  }

  private static String rate(Training training) {
    return text(training)
        .lines()
        .filter(line -> line.startsWith("learning rate: "))
        .findFirst()
        .orElseThrow()
        .substring(15);
  }

  private static String text(Training training) {
    ImageData data = ImageData.of(new byte[3], new int[] {0, 1, 2}, Shape.image(1, 1, 1));
    return TrainingSettings.of(training, data, CLASSES).stream()
        .map(line -> line.name() + ": " + line.value())
        .collect(Collectors.joining("\n"));
  }
}
