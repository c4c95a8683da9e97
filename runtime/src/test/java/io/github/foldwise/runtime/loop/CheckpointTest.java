package io.github.foldwise.runtime.loop;

import static io.github.foldwise.augmentation.Augmentations.crop;
import static io.github.foldwise.augmentation.Augmentations.cutmix;
import static io.github.foldwise.augmentation.Augmentations.flipHorizontal;
import static io.github.foldwise.augmentation.Augmentations.mixup;
import static io.github.foldwise.layer.Constraint.maxNorm;
import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.schedule.Schedules.cosineDecay;
import static io.github.foldwise.schedule.Schedules.cosineRestarts;
import static io.github.foldwise.schedule.Schedules.exponentialDecay;
import static io.github.foldwise.schedule.Schedules.oneCycle;
import static io.github.foldwise.schedule.Schedules.piecewise;
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
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.optimizer.Adam;
import io.github.foldwise.optimizer.RmsProp;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.ToyImages;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Monitor;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A trial interrupted after an epoch and continued, and one inspected on its way, end with the bits
 * of one that was left alone. Four steps an epoch.
 */
class CheckpointTest {
  private static final int EPOCHS = 3;
  private static final ImageData IMAGES = ToyImages.of(40);
  private static final Rows LEARNT = Rows.of(IntStream.range(0, 30).toArray());
  private static final Rows HELD_OUT = Rows.of(IntStream.range(30, 40).toArray());
  private static final Optional<ImageData> TEST = Optional.of(ToyImages.of(9));

  /** Moving statistics, both kinds of dropout, noise and a constraint. */
  private static final CheckedModel MODEL =
      conv(3, 3)
          .relu()
          .l1l2(1e-4, 1e-3)
          .bn()
          .spatialDropout(0.2)
          .gaussianNoise(0.1)
          .flatten()
          .dense(5)
          .relu()
          .kernelConstraint(maxNorm(1))
          .dropout(0.3)
          .classify(ToyImages.CLASSES)
          .check(ToyImages.IMAGE);

  static Stream<Arguments> trainings() {
    return Stream.of(
        Arguments.of("sgd, clipped by value", sgd(0.1).clipValue(0.1)),
        Arguments.of("momentum, clipped by norm", sgd(0.02, r -> r.momentum(0.9)).clipNorm(0.5)),
        Arguments.of("nesterov", sgd(oneCycle(0.1, 16), r -> r.momentum(0.9).nesterov())),
        Arguments.of("adam", adam(exponentialDecay(0.01, 5, 0.8))),
        Arguments.of("amsgrad", adam(0.01, Adam::amsgrad).classWeights(Map.of(1, 2.5))),
        Arguments.of("adamW", adamW(cosineDecay(0.01, 12)).noDecayOn("bias", "gamma", "beta")),
        Arguments.of("rmsProp", rmsProp(3e-3, r -> r.momentum(0.5)).unshuffled()),
        Arguments.of("rmsProp, centered", rmsProp(3e-3, RmsProp::centered)),
        Arguments.of("adagrad", adagrad(piecewise(0.05).after(6, 0.01))),
        Arguments.of("nadam", nadam(0.01).clipGlobalNorm(0.5)),
        Arguments.of("adamax", adamax(0.01)),
        Arguments.of("lion", lion(cosineRestarts(2e-3, 3))),
        Arguments.of("accumulated over the ends of epochs", sgd(0.1).accumulate(3)),
        Arguments.of("averaged", adam(0.01).averageWeights(0.8)),
        Arguments.of("averages that overwrite", adam(0.01).averageWeights(0.8, 3).accumulate(2)),
        Arguments.of(
            "plateaus",
            adam(0.01)
                .reduceOnPlateau(
                    r -> r.monitor(Monitor.ACCURACY).factor(0.5).minDelta(9).patience(1))),
        Arguments.of(
            "plateaus that cool down, on a share",
            adam(0.01)
                .reduceOnPlateau(r -> r.factor(0.5).minDelta(9).patience(1).cooldown(1))
                .validateOnLast(0.2)),
        Arguments.of("stopped early", adam(0.01).earlyStopping(e -> e.minDelta(9).patience(1))),
        Arguments.of(
            "stopped early and restored",
            adam(0.01).earlyStopping(e -> e.minDelta(9).patience(1).restoreBest())),
        Arguments.of(
            "restored without a stop",
            adam(0.01)
                .earlyStopping(e -> e.startFromEpoch(1).minDelta(9).patience(9).restoreBest())
                .validateOnLast(0.2)),
        Arguments.of("validated on other images", adam(0.01).validateOn(TEST.orElseThrow())),
        Arguments.of("augmented", adam(0.01).augment(flipHorizontal().rotate(0.1).erase())),
        Arguments.of("mixed up", adam(0.01).augment(crop(9, 8, 1).mixup(0.4))),
        Arguments.of("cut and mixed", adam(0.01).augment(cutmix(1))),
        Arguments.of(
            "all of it",
            nadam(oneCycle(0.01, 20))
                .accumulate(3)
                .averageWeights(0.7, 2)
                .clipGlobalNorm(1)
                .weightDecay(0.01)
                .augment(mixup(0.4).flipVertical())
                .validateOnLast(0.2)
                .earlyStopping(e -> e.minDelta(9).patience(1).restoreBest())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trainings")
  void a_trial_that_was_left_ends_with_the_bits_of_one_that_was_not(
      String name, Training training) {
    TrialTask task = task(training.batch(8).epochs(EPOCHS), IMAGES);
    requireContinuesAlike(task);
  }

  @Test
  void rows_with_weights_are_continued_too() {
    float[] weights = new float[IMAGES.rows()];
    IntStream.range(0, weights.length).forEach(row -> weights[row] = 1 + row % 4);
    requireContinuesAlike(task(adam(0.01).batch(8).epochs(EPOCHS), IMAGES.withWeights(weights)));
  }

  private static void requireContinuesAlike(TrialTask task) {
    try (CompiledModel compiled = CompiledModel.compile(MODEL, task.training())) {
      End alone = train(compiled, task, Optional.empty(), TrialListener.NONE);
      Looks looks = new Looks(task.training());
      assertThat(train(compiled, task, Optional.empty(), looks)).isEqualTo(alone);
      assertThat(looks.checkpoints).hasSize(alone.result().epochs().size());
      for (int done = 1; done <= looks.checkpoints.size(); done++) {
        Looks later = new Looks(task.training());
        assertThat(train(compiled, task, Optional.of(looks.checkpoints.get(done - 1)), later))
            .as("continued after epoch %s", done)
            .isEqualTo(alone);
        assertThat(later.states().toArray())
            .isEqualTo(looks.states().subList(done, looks.checkpoints.size()).toArray());
        if (task.training().isBeginningOfLonger()) {
          assertThat(later.asLast).isEqualTo(looks.asLast.subList(done, looks.asLast.size()));
          assertThat(looks.asLast.get(done - 1))
              .as("as if epoch %s were the last", done)
              .isEqualTo(done == EPOCHS ? alone.result() : shorter(compiled, task, done));
        }
      }
    }
  }

  private static TrialResult shorter(CompiledModel compiled, TrialTask task, int epochs) {
    TrialTask shorter = task(task.training().epochs(epochs), task.data());
    return train(compiled, shorter, Optional.empty(), TrialListener.NONE).result();
  }

  @Test
  void the_result_of_an_epoch_is_refused_if_training_ends_with_other_weights() {
    String because =
        "this training ends with its best or averaged weights, which are restored once: its result"
            + " is not known before its end";
    assertLookIsRefused(adam(0.01).averageWeights(0.9), because);
    assertLookIsRefused(adam(0.01).earlyStopping(e -> e.restoreBest()), because);
  }

  private static void assertLookIsRefused(Training training, String because) {
    TrialListener listener =
        new TrialListener() {
          @Override
          public void epochEnded(EpochEnd end) {
            end.asLast();
          }
        };
    try (CompiledModel compiled = CompiledModel.compile(MODEL, training)) {
      assertThatThrownBy(() -> train(compiled, task(training, IMAGES), Optional.empty(), listener))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(because);
    }
  }

  @Test
  void the_end_of_an_epoch_cannot_be_looked_at_later() {
    List<EpochEnd> kept = new ArrayList<>();
    TrialListener listener =
        new TrialListener() {
          @Override
          public void epochEnded(EpochEnd end) {
            kept.add(end);
          }
        };
    Training training = adam(0.01).epochs(2);
    try (CompiledModel compiled = CompiledModel.compile(MODEL, training)) {
      train(compiled, task(training, IMAGES), Optional.empty(), listener);

      assertThat(kept).extracting(end -> end.result().epoch()).containsExactly(1, 2);
      String only = "the end of an epoch can be inspected only during the call that reports it";
      assertThatThrownBy(kept.get(0)::asLast)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(only);
      assertThatThrownBy(kept.get(1)::checkpoint)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(only);
    }
  }

  @Test
  void the_weights_can_be_read_at_the_end_of_each_epoch() {
    List<Map<String, float[]>> seen = new ArrayList<>();
    TrialListener listener =
        new TrialListener() {
          @Override
          public void epochEnded(EpochEnd end) {
            seen.add(end.weights());
          }
        };
    Training training = adam(0.01).epochs(2);
    try (CompiledModel compiled = CompiledModel.compile(MODEL, training);
        TrainedModel trained = compiled.train(task(training, IMAGES), Optional.empty(), listener)) {
      assertThat(seen).hasSize(2);
      assertThat(seen.get(1).keySet()).containsExactlyElementsOf(trained.weights().keySet());
      trained
          .weights()
          .forEach((name, values) -> assertThat(seen.get(1).get(name)).containsExactly(values));
      assertThat(seen.get(0).get("dense_1/kernel")).isNotEqualTo(seen.get(1).get("dense_1/kernel"));
    }
  }

  @Test
  void a_trial_may_be_given_more_epochs_when_it_is_continued() {
    Training two = adam(0.01).batch(8).epochs(2);
    TrialTask longer = task(two.epochs(EPOCHS), IMAGES);
    Looks looks = new Looks(two);
    try (CompiledModel shorter = CompiledModel.compile(MODEL, two);
        CompiledModel compiled = CompiledModel.compile(MODEL, longer.training())) {
      train(shorter, task(two, IMAGES), Optional.empty(), looks);

      assertThat(train(compiled, longer, Optional.of(looks.checkpoints.get(1)), TrialListener.NONE))
          .isEqualTo(train(compiled, longer, Optional.empty(), TrialListener.NONE));
    }
  }

  @Test
  void a_checkpoint_of_another_trial_is_refused_before_the_first_step() {
    Training training = adam(0.01).batch(8).epochs(2);
    Looks looks = new Looks(training);
    List<Integer> told = new ArrayList<>();
    TrialListener listener =
        new TrialListener() {
          @Override
          public void stepDone(int rows) {
            told.add(rows);
          }
        };
    try (CompiledModel compiled = CompiledModel.compile(MODEL, training)) {
      train(compiled, task(training, IMAGES), Optional.empty(), looks);
      Checkpoint afterTwo = looks.checkpoints.get(1);

      assertThatThrownBy(
              () -> train(compiled, task(training, IMAGES), Optional.of(mixed(looks)), listener))
          .isInstanceOf(RefusedException.class)
          .hasMessage(
              """
              checkpoint: expected a state of this trial after these epochs, found one of another \
              trial or other epochs.
                Begin the trial anew.\
              """);
      assertThatThrownBy(
              () ->
                  train(
                      compiled, task(training.epochs(1), IMAGES), Optional.of(afterTwo), listener))
          .isInstanceOf(RefusedException.class)
          .hasMessage(
              """
              epochs of the checkpoint: expected at most the epochs of the training, 1, found 2.
                Begin the trial anew.\
              """);
    }
    assertThat(told).isEmpty();
  }

  /** The state after the first epoch, with the figures of both. */
  private static Checkpoint mixed(Looks looks) {
    return Checkpoint.of(looks.checkpoints.get(1).epochs(), looks.checkpoints.get(0).state());
  }

  private static End train(
      CompiledModel compiled, TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
    try (TrainedModel trained = compiled.train(task, from, listener)) {
      Map<String, List<Float>> weights = new LinkedHashMap<>();
      trained.weights().forEach((name, values) -> weights.put(name, boxed(values)));
      return new End(withoutTimes(trained.history()), weights);
    }
  }

  private static TrialTask task(Training training, ImageData images) {
    return new TrialTask(MODEL, training, images, LEARNT, HELD_OUT, TEST, 1);
  }

  private static List<Float> boxed(float[] values) {
    return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
  }

  private static TrialResult withoutTimes(TrialResult result) {
    return new TrialResult(
        result.diverged(),
        result.reason(),
        result.epochs().stream().map(CheckpointTest::withoutTime).toList(),
        result.validation(),
        result.test());
  }

  private static EpochResult withoutTime(EpochResult epoch) {
    return new EpochResult(
        epoch.epoch(),
        epoch.steps(),
        epoch.learningRate(),
        epoch.training(),
        epoch.validation(),
        epoch.test(),
        0);
  }

  /** How a training ended: numbers are equal if their bits are. */
  private record End(TrialResult result, Map<String, List<Float>> weights) {}

  /** Takes everything that can be taken after each epoch. */
  private static final class Looks implements TrialListener {
    private final Training training;
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final List<TrialResult> asLast = new ArrayList<>();

    Looks(Training training) {
      this.training = training;
    }

    @Override
    public void epochEnded(EpochEnd end) {
      checkpoints.add(end.checkpoint());
      if (training.isBeginningOfLonger()) {
        asLast.add(withoutTimes(end.asLast()));
      }
    }

    private List<byte[]> states() {
      return checkpoints.stream().map(Checkpoint::state).toList();
    }
  }
}
