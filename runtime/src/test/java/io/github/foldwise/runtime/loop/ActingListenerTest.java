package io.github.foldwise.runtime.loop;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.ToyImages;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Monitor;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.BestEpoch;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Intervention;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a listener may do at the end of an epoch, and what the result then says. */
class ActingListenerTest {
  private static final ImageData IMAGES = ToyImages.noisy(24, 5);
  private static final CheckedModel MODEL =
      flatten().dense(4).relu().classify(ToyImages.CLASSES).check(ToyImages.IMAGE);
  private static final Training TRAINING = adam(0.01).epochs(4).batch(8);

  @TempDir Path folder;

  @Test
  void a_listener_that_only_looks_changes_no_bit() {
    Consumer<EpochEnd> looks =
        end -> {
          assertThat(end.weights()).hasSize(4);
          assertThat(end.checkpoint().interventions()).isEmpty();
          end.save(folder.resolve("epoch-" + end.result().epoch() + ".foldwise"));
        };
    try (TrainedModel alone = train(TRAINING, TrialListener.NONE);
        TrainedModel watched = train(TRAINING, onEpochEnd(looks))) {
      assertThat(watched.weights()).usingRecursiveComparison().isEqualTo(alone.weights());
      assertThat(watched.history().interventions()).isEmpty();
      assertThat(watched.interventions()).isEmpty();
    }
  }

  @Test
  void an_epoch_is_saved_with_the_weights_after_it() {
    Path file = folder.resolve("epoch-2.foldwise");
    try (TrainedModel trained = train(TRAINING, onEpoch(2, end -> end.save(file)));
        TrainedModel shorter = train(TRAINING.epochs(2), TrialListener.NONE);
        TrainedModel saved = TrainedModel.load(file)) {
      assertThat(saved.weights()).usingRecursiveComparison().isEqualTo(shorter.weights());
      assertThat(saved.weight("dense_1/kernel")).isNotEqualTo(trained.weight("dense_1/kernel"));
      assertThat(saved.predict(IMAGES)).isDeepEqualTo(shorter.predict(IMAGES));
    }
  }

  @Test
  void a_learning_rate_holds_until_it_is_set_again() {
    TrialListener setting =
        onEpochEnd(
            end -> {
              if (end.result().epoch() != 2) {
                end.setLearningRate(0.25 / end.result().epoch());
              }
            });
    try (TrainedModel trained = train(TRAINING, setting)) {
      assertThat(trained.history().epochs())
          .extracting(EpochResult::learningRate)
          .containsExactly(0.01f, 0.25f, 0.25f, 0.25f / 3);
      assertThat(trained.interventions())
          .containsExactly(
              "learning rate 0.25 after epoch 1",
              "learning rate 0.083333336 after epoch 3",
              "learning rate 0.0625 after epoch 4");
      Path file = folder.resolve("acted.foldwise");
      trained.save(file);
      try (TrainedModel loaded = TrainedModel.load(file)) {
        assertThat(loaded.interventions()).isEqualTo(trained.interventions());
      }
    }
  }

  @Test
  void a_set_rate_is_that_of_a_training_with_it() {
    try (TrainedModel set =
            train(TRAINING.epochs(2), onEpoch(1, end -> end.setLearningRate(0.01)));
        TrainedModel plain = train(TRAINING.epochs(2), TrialListener.NONE)) {
      assertThat(set.weights()).usingRecursiveComparison().isEqualTo(plain.weights());
      assertThat(set.interventions()).isNotEmpty();
    }
  }

  @Test
  void a_plateau_reduces_the_rate_that_was_set() {
    Training reduced =
        TRAINING.reduceOnPlateau(
            r -> r.monitor(Monitor.ACCURACY).factor(0.5).minDelta(9).patience(1));
    try (TrainedModel trained = train(reduced, onEpoch(1, end -> end.setLearningRate(0.5)))) {
      assertThat(trained.history().epochs())
          .extracting(EpochResult::learningRate)
          .containsExactly(0.01f, 0.5f, 0.25f, 0.125f);
    }
  }

  @Test
  void a_training_that_is_ended_keeps_the_model_of_that_epoch() {
    try (TrainedModel ended = train(TRAINING, onEpoch(2, EpochEnd::endTraining));
        TrainedModel shorter = train(TRAINING.epochs(2), TrialListener.NONE)) {
      assertThat(ended.stopped()).isTrue();
      assertThat(ended.history().interventions()).containsExactly(new Intervention.Ended(2));
      assertThat(ended.weights()).usingRecursiveComparison().isEqualTo(shorter.weights());
    }
    try (TrainedModel last = train(TRAINING, onEpoch(4, EpochEnd::endTraining))) {
      assertThat(last.stopped()).isTrue();
      assertThat(last.interventions()).isEmpty();
    }
    TrialListener asked =
        new TrialListener() {
          @Override
          public boolean endRequested() {
            return true;
          }
        };
    try (TrainedModel ended = train(TRAINING, TrialListener.all(TrialListener.NONE, asked))) {
      assertThat(ended.interventions()).containsExactly("ended after epoch 1");
    }
  }

  @Test
  void a_training_continued_from_a_checkpoint_repeats_what_was_done_before_it() {
    List<Checkpoint> checkpoints = new ArrayList<>();
    TrialListener acting =
        onEpochEnd(
            end -> {
              if (end.result().epoch() == 1) {
                end.setLearningRate(0.25);
              }
              if (end.result().epoch() == 3) {
                end.endTraining();
              }
              checkpoints.add(end.checkpoint());
            });
    TrialTask task =
        new TrialTask(MODEL, TRAINING, IMAGES, Rows.all(24), Rows.of(), Optional.empty(), 1);
    try (CompiledModel compiled = CompiledModel.compile(MODEL, TRAINING);
        TrainedModel whole = compiled.train(task, acting);
        TrainedModel second =
            compiled.train(
                task, Optional.of(checkpoints.get(1)), onEpoch(3, EpochEnd::endTraining));
        TrainedModel third =
            compiled.train(task, Optional.of(checkpoints.get(2)), TrialListener.NONE)) {
      assertThat(whole.history().interventions())
          .containsExactly(new Intervention.RateSet(1, 0.25f), new Intervention.Ended(3));
      for (TrainedModel continued : List.of(second, third)) {
        assertThat(continued.weights()).usingRecursiveComparison().isEqualTo(whole.weights());
        assertThat(continued.history().interventions()).isEqualTo(whole.history().interventions());
        assertThat(continued.history().epochs()).hasSize(3);
      }
      Checkpoint silent = Checkpoint.of(checkpoints.get(1).epochs(), checkpoints.get(1).state());
      assertThatThrownBy(() -> compiled.train(task, Optional.of(silent), TrialListener.NONE))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("one of another trial or other epochs");
    }
  }

  @Test
  void the_best_epoch_is_at_hand() {
    BestEpoch best = BestEpoch.by(Monitor.LOSS);
    List<Float> losses = new ArrayList<>();
    List<Map<String, float[]>> weights = new ArrayList<>();
    TrialListener noting =
        onEpochEnd(
            end -> {
              losses.add(end.result().training().loss());
              weights.add(end.weights());
              end.setLearningRate(end.result().epoch() == 2 ? 90 : 0.01); // the third is bad
            });
    try (TrainedModel trained = train(TRAINING, TrialListener.all(best, noting));
        TrainedModel restored = trained.withWeights(best.weights())) {
      int epoch = best.epoch().orElseThrow().epoch();
      assertThat(losses.get(epoch - 1)).isEqualTo(losses.stream().min(Float::compare).get());
      assertThat(epoch).isLessThan(4);
      assertThat(restored.weights()).usingRecursiveComparison().isEqualTo(weights.get(epoch - 1));
    }
  }

  @Test
  void an_impossible_rate_and_a_late_act_are_refused() {
    assertThatThrownBy(() -> train(TRAINING, onEpochEnd(end -> end.setLearningRate(-1))))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            learning rate set by a listener: expected a finite number, at least 0, found -1.0.
              Give a small number, such as 1e-4.\
            """);
    List<EpochEnd> ends = new ArrayList<>();
    try (TrainedModel trained = train(TRAINING.epochs(1), onEpochEnd(ends::add))) {
      assertThatThrownBy(() -> ends.get(0).setLearningRate(1))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> ends.get(0).save(folder.resolve("late.foldwise")))
          .isInstanceOf(IllegalStateException.class);
      assertThat(trained.interventions()).isEmpty();
    }
  }

  private static TrainedModel train(Training training, TrialListener listener) {
    try (CompiledModel compiled = CompiledModel.compile(MODEL, training)) {
      return compiled.train(IMAGES, 1, Map.of(), listener);
    }
  }

  private static TrialListener onEpoch(int epoch, Consumer<EpochEnd> act) {
    return onEpochEnd(
        end -> {
          if (end.result().epoch() == epoch) {
            act.accept(end);
          }
        });
  }

  private static TrialListener onEpochEnd(Consumer<EpochEnd> act) {
    return new TrialListener() {
      @Override
      public void epochEnded(EpochEnd end) {
        act.accept(end);
      }
    };
  }
}
