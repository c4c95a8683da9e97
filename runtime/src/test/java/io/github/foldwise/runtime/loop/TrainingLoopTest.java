package io.github.foldwise.runtime.loop;

import static io.github.foldwise.model.Layers.conv;
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
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.Mistake;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {
  private static final ImageData IMAGES = ToyImages.of(40);
  private static final ImageData TEST = ToyImages.of(9);
  private static final Rows LEARNT = Rows.of(IntStream.range(0, 30).toArray());
  private static final Rows HELD_OUT = Rows.of(IntStream.range(30, 40).toArray());
  private static final CheckedModel MODEL =
      conv(2, 3).relu().bn().flatten().dropout(0.3).classify(3).check(ToyImages.IMAGE);
  private static final Training TRAINING = adam(0.01).batch(8).epochs(3);

  /** Ends every training after its second epoch: no loss falls by a million. */
  private static final double NEVER = 1e6;

  @Test
  void
      with_a_share_the_last_training_rows_are_watched_and_the_held_out_ones_evaluated_at_the_end() {
    TrialResult result = train(TRAINING.validateOnLast(0.2), HELD_OUT, Optional.empty());

    assertThat(rows(result.validation())).isEqualTo(10);
    ImageData share = rowsOf(IntStream.range(24, 30).toArray());
    try (CompiledModel compiled = CompiledModel.compile(MODEL, TRAINING.validateOnLast(0.2));
        TrainedModel trained =
            compiled.train(
                task(TRAINING.validateOnLast(0.2), HELD_OUT, Optional.empty()),
                TrialListener.NONE)) {
      assertThat(last(trained.history()).validation()).contains(trained.evaluate(share).scores());
      assertThat(trained.history().validation()).contains(heldOut(trained));
    }
  }

  @Test
  void the_share_is_taken_away_before_the_rows_are_shuffled() {
    List<Integer> told = new ArrayList<>();
    TrialListener listener =
        new TrialListener() {
          @Override
          public void stepDone(int rows) {
            told.add(rows);
          }
        };
    Training shared = TRAINING.epochs(1).validateOnLast(0.5);
    try (CompiledModel compiled = CompiledModel.compile(MODEL, shared);
        CompiledModel plain = CompiledModel.compile(MODEL, TRAINING.epochs(1));
        TrainedModel byShare = compiled.train(task(shared, HELD_OUT, Optional.empty()), listener);
        TrainedModel byRows = plain.train(IMAGES.limit(15), 1)) {
      assertThat(told).containsExactly(8, 7);
      assertThat(byShare.weight("dense_1/kernel")).containsExactly(byRows.weight("dense_1/kernel"));
    }
  }

  @Test
  void with_a_share_of_each_class_its_last_rows_are_watched() {
    Training shared = TRAINING.epochs(1).validateOnLastOfEachClass(0.2);
    ImageData sorted = rowsOf(0, 3, 6, 9, 1, 4, 7, 10, 2, 5); // four rows, four and two
    try (CompiledModel compiled = CompiledModel.compile(MODEL, shared);
        CompiledModel last = CompiledModel.compile(MODEL, TRAINING.validateOnLast(0.2));
        TrainedModel trained = compiled.train(sorted, 1)) {
      assertThat(trained.history().epochs().get(0).validation())
          .contains(trained.evaluate(rowsOf(9, 10)).scores());
      assertThatThrownBy(() -> last.train(sorted, 1))
          .isInstanceOf(RefusedException.class)
          .hasMessage(
              """
              validateOnLast(0.2): expected training rows of every class next to the share that it \
              holds out, found none of class 2.
                Say validateOnLastOfEachClass(0.2), or put the rows into another order.\
              """);
    }
  }

  @Test
  void given_images_are_watched_and_change_nothing_in_training() {
    TrialResult given = train(TRAINING.validateOn(TEST), HELD_OUT, Optional.empty());
    TrialResult byFold = train(TRAINING, HELD_OUT, Optional.empty());

    assertThat(given.validation()).isEqualTo(byFold.validation());
    assertThat(given.epochs())
        .extracting(EpochResult::training)
        .isEqualTo(byFold.epochs().stream().map(EpochResult::training).toList());
    assertThat(last(given).validation()).isNotEqualTo(last(byFold).validation());
  }

  @Test
  void a_listener_ends_training_after_an_epoch_and_keeps_its_model() {
    TrialListener impatient =
        new TrialListener() {
          private int epochs;

          @Override
          public void epochDone(EpochResult result) {
            epochs = result.epoch();
          }

          @Override
          public boolean endRequested() {
            return epochs == 2;
          }
        };
    try (CompiledModel compiled = CompiledModel.compile(MODEL, TRAINING.epochs(9));
        CompiledModel shorter = CompiledModel.compile(MODEL, TRAINING.epochs(2));
        TrainedModel ended =
            compiled.train(task(TRAINING.epochs(9), HELD_OUT, Optional.of(TEST)), impatient);
        TrainedModel two =
            shorter.train(
                task(TRAINING.epochs(2), HELD_OUT, Optional.of(TEST)), TrialListener.NONE)) {
      assertThat(ended.stopped()).isTrue();
      assertThat(two.stopped()).isFalse();
      assertThat(ended.history().epochs()).hasSize(2);
      assertThat(ended.history().diverged()).isFalse();
      assertThat(ended.history().validation()).isEqualTo(two.history().validation());
      assertThat(ended.history().test()).isEqualTo(two.history().test());
      assertThat(ended.weight("dense_1/kernel")).containsExactly(two.weight("dense_1/kernel"));
    }
  }

  @Test
  void an_early_end_leaves_the_epochs_that_were_run() {
    Training stopped =
        TRAINING.epochs(9).earlyStopping(e -> e.monitor(Monitor.LOSS).minDelta(NEVER));
    List<Integer> told = new ArrayList<>();
    TrialListener listener =
        new TrialListener() {
          @Override
          public void epochDone(EpochResult result) {
            told.add(result.epoch());
          }
        };
    try (CompiledModel compiled = CompiledModel.compile(MODEL, stopped);
        TrainedModel trained =
            compiled.train(task(stopped, HELD_OUT, Optional.of(TEST)), listener)) {
      assertThat(told).containsExactly(1, 2);
      assertThat(trained.history().epochs()).hasSize(2);
      assertThat(trained.history().diverged()).isFalse();
      assertThat(trained.history().validation().map(Evaluation::scores))
          .isEqualTo(last(trained.history()).validation());
    }
  }

  @Test
  void results_are_those_of_the_restored_weights() {
    Training restored =
        TRAINING.epochs(9).earlyStopping(e -> e.minDelta(NEVER).patience(2).restoreBest());
    try (CompiledModel compiled = CompiledModel.compile(MODEL, restored);
        CompiledModel oneEpoch = CompiledModel.compile(MODEL, TRAINING.epochs(1));
        TrainedModel trained =
            compiled.train(task(restored, HELD_OUT, Optional.of(TEST)), TrialListener.NONE);
        TrainedModel best =
            oneEpoch.train(
                task(TRAINING.epochs(1), HELD_OUT, Optional.empty()), TrialListener.NONE)) {
      TrialResult result = trained.history();
      assertThat(result.epochs()).hasSize(3);
      trained
          .weights()
          .forEach((name, values) -> assertThat(values).containsExactly(best.weight(name)));
      assertThat(result.validation())
          .contains(heldOut(trained))
          .isEqualTo(best.history().validation());
      assertThat(result.test()).contains(trained.evaluate(TEST));
      assertThat(result.epochs().get(0).test()).isEqualTo(result.test().map(Evaluation::scores));
      assertThat(last(result).test()).isNotEqualTo(result.test().map(Evaluation::scores));
    }
  }

  @Test
  void restored_weights_are_evaluated_on_the_held_out_rows_too() {
    Training restored =
        TRAINING
            .epochs(9)
            .validateOnLast(0.2)
            .earlyStopping(e -> e.minDelta(NEVER).patience(2).restoreBest());
    try (CompiledModel compiled = CompiledModel.compile(MODEL, restored);
        TrainedModel trained =
            compiled.train(task(restored, HELD_OUT, Optional.empty()), TrialListener.NONE)) {
      assertThat(trained.history().validation()).contains(heldOut(trained));
    }
  }

  @Test
  void a_plateau_shows_in_the_rates_of_the_epochs() {
    Training reduced =
        TRAINING
            .epochs(4)
            .reduceOnPlateau(
                r -> r.monitor(Monitor.ACCURACY).factor(0.5).patience(1).minDelta(NEVER));

    assertThat(train(reduced, Rows.of(), Optional.empty()).epochs())
        .extracting(EpochResult::learningRate)
        .containsExactly(0.01f, 0.01f, 0.005f, 0.0025f);
  }

  @Test
  void a_loss_that_is_no_number_ends_the_trial_at_its_step() {
    TrialResult result = train(adam(1e30).batch(8).epochs(9), HELD_OUT, Optional.empty());

    assertThat(result.diverged()).isTrue();
    assertThat(result.reason()).startsWith("the loss became ").contains(" in epoch 1, step ");
    assertThat(result.epochs()).isEmpty();
    assertThat(result.validation()).isEmpty();
  }

  @Test
  void what_cannot_be_watched_is_refused_before_the_first_step() {
    assertRefused(
        TRAINING.earlyStopping(e -> e),
"""
earlyStopping on VAL_LOSS: expected validation rows to measure it on, found none: there is \
no fold, and neither validateOnLast nor validateOn.
  Say validateOnLastOfEachClass(0.2), or monitor a figure of the training rows such as LOSS.\
""");
    assertRefused(
        TRAINING.validateOnLast(0.99),
        """
        validateOnLast(0.99): expected at least one of the 40 training rows on either side, found \
        0 to train on and 40 to validate on.
          Take a share such as 0.2, or more rows.\
        """);
  }

  private static void assertRefused(Training training, String message) {
    try (CompiledModel compiled = CompiledModel.compile(MODEL, training)) {
      assertThatThrownBy(() -> compiled.train(IMAGES, 1).close())
          .isInstanceOf(RefusedException.class)
          .hasMessage(message);
    }
  }

  private static TrialResult train(Training training, Rows heldOut, Optional<ImageData> test) {
    try (CompiledModel compiled = CompiledModel.compile(MODEL, training);
        TrainedModel trained = compiled.train(task(training, heldOut, test), TrialListener.NONE)) {
      return trained.history();
    }
  }

  private static TrialTask task(Training training, Rows heldOut, Optional<ImageData> test) {
    return new TrialTask(MODEL, training, IMAGES, LEARNT, heldOut, test, 1);
  }

  private static EpochResult last(TrialResult result) {
    return result.epochs().get(result.epochs().size() - 1);
  }

  private static long rows(Optional<Evaluation> evaluation) {
    var confusion = evaluation.orElseThrow().confusion();
    return IntStream.range(0, 9).mapToLong(i -> confusion.count(i / 3, i % 3)).sum();
  }

  /** The held-out rows, evaluated by themselves: mistakes are numbered as in all images. */
  private static Evaluation heldOut(TrainedModel trained) {
    Evaluation judged = trained.evaluate(rowsOf(HELD_OUT.toArray()));
    List<Mistake> mistakes =
        judged.mistakes().stream()
            .map(m -> new Mistake(HELD_OUT.get(m.row()), m.label(), m.predicted(), m.probability()))
            .toList();
    return new Evaluation(judged.scores(), judged.confusion(), judged.confidence(), mistakes);
  }

  private static ImageData rowsOf(int... rows) {
    int size = ToyImages.IMAGE.size();
    byte[] pixels = new byte[rows.length * size];
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      IMAGES.read(rows[i], pixels, i * size);
      labels[i] = IMAGES.label(rows[i]);
    }
    return ImageData.of(pixels, labels, ToyImages.IMAGE);
  }
}
