package io.github.foldwise.run.engine;

import static io.github.foldwise.model.Layers.conv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.ClassProbabilities;
import io.github.foldwise.trial.ConfusionMatrix;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.SavableModel;
import io.github.foldwise.trial.Scores;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the experiment engine relies on in every trainer. */
abstract class TrainerContract {
  private static final ImageData DATA = Toy.images(14);
  private static final ImageData TEST = Toy.images(6);
  private static final Rows TRAINING = Rows.of(IntStream.range(0, 10).toArray());
  private static final Rows VALIDATION = Rows.of(10, 11, 12, 13); // classes 1, 2, 0, 1

  /** A new trainer. */
  abstract Trainer trainer();

  private static TrialTask task(long seed, Rows validation, Optional<ImageData> test) {
    return new TrialTask(
        conv(2, 3)
            .relu()
            .l1l2(1e-3, 1e-2)
            .bn()
            .flatten()
            .dropout(0.5)
            .classify(3)
            .check(DATA.shape()),
        Toy.training(),
        DATA,
        TRAINING,
        validation,
        test,
        seed);
  }

  private static TrialTask task(long seed) {
    return task(seed, VALIDATION, Optional.of(TEST));
  }

  private TrialResult train(TrialTask task) {
    return trainer().train(task, TrialListener.NONE);
  }

  @Test
  void the_same_task_gives_the_same_result() {
    assertThat(withoutTimes(train(task(5)))).isEqualTo(withoutTimes(train(task(5))));
  }

  @Test
  void test_images_that_are_kept_for_the_end_are_looked_at_then_and_never_before() {
    TrialTask each = task(5);
    TrialTask kept =
        new TrialTask(
            each.model(),
            each.training(),
            DATA,
            TRAINING,
            Rows.of(),
            Optional.of(TEST),
            false,
            each.seed());

    TrialResult result = train(kept);

    assertThat(result.epochs()).hasSize(2).allMatch(epoch -> epoch.test().isEmpty());
    assertThat(result.validation()).isEmpty();
    assertThat(result.test().map(Evaluation::scores))
        .isEqualTo(train(each).test().map(Evaluation::scores));
  }

  @Test
  void probabilities_are_kept_on_request_and_change_no_other_figure() {
    TrialTask task = task(5);
    TrialResult without = withoutTimes(train(task));
    TrialResult with =
        withoutTimes(
            train(
                new TrialTask(
                    task.model(),
                    task.training(),
                    DATA,
                    TRAINING,
                    VALIDATION,
                    task.test(),
                    true,
                    task.seed(),
                    true)));

    assertThat(without.validation().orElseThrow().probabilities()).isEmpty();
    assertThat(with.epochs()).isEqualTo(without.epochs());
    assertThat(with.validation().map(Evaluation::withoutProbabilities))
        .isEqualTo(without.validation());
    assertThat(with.test().map(Evaluation::withoutProbabilities)).isEqualTo(without.test());
    assertIsOf(with.validation().orElseThrow(), VALIDATION, DATA);
    assertIsOf(with.test().orElseThrow(), Rows.all(6), TEST);
  }

  /** Each row's probabilities add to 1, and the largest is of the class that was predicted. */
  private static void assertIsOf(Evaluation evaluation, Rows rows, ImageData images) {
    ClassProbabilities probabilities = evaluation.probabilities().orElseThrow();
    long[][] counts = new long[3][3];
    assertThat(probabilities.rows()).isEqualTo(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      float[] ofRow = probabilities.row(i);
      assertThat(ofRow).hasSize(3);
      assertThat(ofRow[0] + ofRow[1] + ofRow[2]).isEqualTo(1, within(1e-6f));
      int largest = ofRow[1] > ofRow[0] ? 1 : 0;
      largest = ofRow[2] > ofRow[largest] ? 2 : largest;
      counts[images.label(rows.get(i))][largest]++;
    }
    assertThat(evaluation.confusion()).isEqualTo(ConfusionMatrix.of(counts));
  }

  @Test
  void another_seed_gives_another_result() {
    assertThat(withoutTimes(train(task(5)))).isNotEqualTo(withoutTimes(train(task(6))));
  }

  @Test
  void trials_side_by_side_give_what_they_give_alone() {
    Trainer trainer = trainer();
    List<CompletableFuture<TrialResult>> together =
        List.of(5L, 6L).stream()
            .map(
                seed ->
                    CompletableFuture.supplyAsync(
                        () -> trainer.train(task(seed), TrialListener.NONE)))
            .toList();

    assertThat(together.stream().map(f -> withoutTimes(f.join())))
        .containsExactly(withoutTimes(train(task(5))), withoutTimes(train(task(6))));
  }

  @Test
  void a_sound_trial_ends_without_a_reason() {
    TrialResult result = train(task(5));

    assertThat(result.diverged()).isFalse();
    assertThat(result.reason()).isEmpty();
  }

  @Test
  void epochs_count_from_1_and_a_short_last_batch_is_a_step() {
    assertThat(train(task(5)).epochs())
        .extracting(EpochResult::epoch, EpochResult::steps)
        .containsExactly( // 10 rows in batches of 4: 4 + 4 + 2
            tuple(1, 3), tuple(2, 3));
  }

  @Test
  void the_learning_rate_is_that_of_the_last_update_of_the_epoch() {
    List<EpochResult> epochs = train(task(5)).epochs();

    // 1e-3 · 0.9^(step/10), steps from 0: the last of epoch 1 is step 2, of epoch 2 step 5
    assertThat(epochs.get(0).learningRate()).isEqualTo(9.791484e-4f, within(1e-9f));
    assertThat(epochs.get(1).learningRate()).isEqualTo(9.486833e-4f, within(1e-9f));
  }

  @Test
  void the_listener_receives_each_epoch_as_it_is_in_the_result() {
    List<EpochResult> told = new ArrayList<>();
    TrialResult result =
        trainer()
            .train(
                task(5),
                new TrialListener() {
                  @Override
                  public void epochDone(EpochResult epoch) {
                    told.add(epoch);
                  }
                });

    assertThat(told).isEqualTo(result.epochs());
  }

  @Test
  void the_listener_receives_all_rows_of_all_epochs() {
    List<Integer> told = new ArrayList<>();
    trainer()
        .train(
            task(5),
            new TrialListener() {
              @Override
              public void stepDone(int rows) {
                told.add(rows);
              }
            });

    assertThat(told).containsExactly(4, 4, 2, 4, 4, 2);
  }

  @Test
  void a_trial_that_is_asked_to_stop_is_cancelled_before_its_first_epoch_ends() {
    List<EpochResult> told = new ArrayList<>();
    TrialListener stopping =
        new TrialListener() {
          @Override
          public void epochDone(EpochResult epoch) {
            told.add(epoch);
          }

          @Override
          public boolean stopRequested() {
            return true;
          }
        };

    assertThatThrownBy(() -> trainer().train(task(5), stopping))
        .isInstanceOf(CancellationException.class);
    assertThat(told).isEmpty();
  }

  @Test
  void the_loss_is_the_data_loss_and_the_penalty() {
    TrialResult result = train(task(5));

    assertThat(allScores(result))
        .hasSize(2 * 3 + 2)
        .allSatisfy(
            scores -> {
              assertThat(scores.penalty()).isPositive();
              assertThat(scores.loss())
                  .isEqualTo(scores.dataLoss() + scores.penalty(), within(1e-5f));
            });
  }

  @Test
  void an_evaluation_counts_each_row_once_in_the_row_of_its_class() {
    TrialResult result = train(task(5));

    assertThat(rowSums(result.validation().orElseThrow().confusion())).containsExactly(1L, 2L, 1L);
    assertThat(rowSums(result.test().orElseThrow().confusion())).containsExactly(2L, 2L, 2L);
  }

  @Test
  void the_accuracy_is_the_share_of_the_diagonal() {
    Evaluation validation = train(task(5)).validation().orElseThrow();
    ConfusionMatrix confusion = validation.confusion();

    assertThat(validation.scores().accuracy())
        .isEqualTo(
            (confusion.count(0, 0) + confusion.count(1, 1) + confusion.count(2, 2)) / 4f,
            within(1e-6f));
  }

  @Test
  void the_last_epoch_is_evaluated_as_the_trained_model_is() {
    TrialResult result = train(task(5));
    EpochResult last = result.epochs().get(1);

    assertThat(last.validation()).isEqualTo(result.validation().map(Evaluation::scores));
    assertThat(last.test()).isEqualTo(result.test().map(Evaluation::scores));
  }

  @Test
  void without_validation_rows_there_are_no_validation_scores() {
    TrialResult result = train(task(5, Rows.of(), Optional.empty()));

    assertThat(result.validation()).isEmpty();
    assertThat(result.epochs()).hasSize(2).allMatch(epoch -> epoch.validation().isEmpty());
  }

  @Test
  void the_test_rows_are_looked_at_only_where_the_task_has_them() {
    TrialResult without = train(task(5, VALIDATION, Optional.empty()));
    TrialResult with = train(task(5));

    assertThat(without.test()).isEmpty();
    assertThat(without.epochs()).hasSize(2).allMatch(epoch -> epoch.test().isEmpty());
    assertThat(with.test()).isPresent();
    assertThat(with.epochs()).hasSize(2).allMatch(epoch -> epoch.test().isPresent());
  }

  @Test
  void looking_at_the_test_rows_changes_nothing_else() {
    TrialResult without = train(task(5, VALIDATION, Optional.empty()));
    TrialResult with = train(task(5));

    assertThat(with.validation()).isEqualTo(without.validation());
    assertThat(with.epochs())
        .extracting(EpochResult::training)
        .isEqualTo(without.epochs().stream().map(EpochResult::training).toList());
  }

  @Test
  void a_trial_that_was_left_after_any_epoch_ends_as_one_that_was_not() {
    Looks looks = look(task(5), Optional.empty());
    TrialResult alone = withoutTimes(train(task(5)));

    assertThat(looks.checkpoints).extracting(c -> c.epochs().size()).containsExactly(1, 2);
    for (Checkpoint checkpoint : looks.checkpoints) {
      TrialResult continued = trainer().train(task(5), Optional.of(checkpoint), TrialListener.NONE);
      assertThat(withoutTimes(continued)).isEqualTo(alone);
    }
  }

  @Test
  void the_model_is_handed_over_at_the_end_and_is_that_of_a_trial_that_was_left(
      @TempDir Path folder) throws IOException {
    Checkpoint afterOne = look(task(5), Optional.empty()).checkpoints.get(0);

    byte[] alone = model(task(5), Optional.empty(), folder.resolve("alone"));

    assertThat(model(task(5), Optional.of(afterOne), folder.resolve("left"))).isEqualTo(alone);
    assertThat(model(task(6), Optional.empty(), folder.resolve("other"))).isNotEqualTo(alone);
  }

  private byte[] model(TrialTask task, Optional<Checkpoint> from, Path file) throws IOException {
    AtomicInteger epochs = new AtomicInteger();
    TrialResult result =
        trainer()
            .train(
                task,
                from,
                new TrialListener() {
                  @Override
                  public void epochDone(EpochResult epoch) {
                    epochs.set(epoch.epoch());
                  }

                  @Override
                  public void trained(SavableModel model) {
                    assertThat(epochs).hasValue(2);
                    assertThat(file).doesNotExist(); // it is handed over once
                    model.save(file);
                  }
                });
    assertThat(result.diverged()).isFalse();
    return Files.readAllBytes(file);
  }

  @Test
  void a_continued_trial_keeps_the_epochs_behind_it_and_tells_the_others() {
    Checkpoint afterOne = look(task(5), Optional.empty()).checkpoints.get(0);
    List<Integer> told = new ArrayList<>();
    TrialResult result =
        trainer()
            .train(
                task(5),
                Optional.of(afterOne),
                new TrialListener() {
                  @Override
                  public void epochDone(EpochResult epoch) {
                    told.add(epoch.epoch());
                  }
                });

    assertThat(told).containsExactly(2);
    assertThat(result.epochs().get(0)).isEqualTo(afterOne.epochs().get(0)); // with its seconds
  }

  @Test
  void any_epoch_can_be_looked_at_as_if_it_were_the_last() {
    List<TrialResult> looked = look(task(5), Optional.empty()).asLast;

    assertThat(looked)
        .containsExactly(withoutTimes(train(ofEpochs(1))), withoutTimes(train(ofEpochs(2))));
  }

  @Test
  void a_continued_trial_can_be_looked_at_as_one_that_was_not() {
    Looks looks = look(task(5), Optional.empty());

    assertThat(look(task(5), Optional.of(looks.checkpoints.get(0))).asLast)
        .containsExactly(looks.asLast.get(1));
  }

  @Test
  void a_look_at_a_trial_does_not_change_it() {
    assertThat(look(task(5), Optional.empty()).result).isEqualTo(withoutTimes(train(task(5))));
  }

  @Test
  void a_trial_of_one_epoch_may_go_on_to_two() {
    Checkpoint afterOne = look(ofEpochs(1), Optional.empty()).checkpoints.get(0);

    assertThat(withoutTimes(trainer().train(task(5), Optional.of(afterOne), TrialListener.NONE)))
        .isEqualTo(withoutTimes(train(task(5))));
  }

  @Test
  void a_checkpoint_of_another_trial_is_refused() {
    Checkpoint other = look(task(6), Optional.empty()).checkpoints.get(0);

    assertThatThrownBy(() -> trainer().train(task(5), Optional.of(other), TrialListener.NONE))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void a_checkpoint_that_no_trainer_wrote_is_refused() {
    Checkpoint afterOne = look(task(5), Optional.empty()).checkpoints.get(0);
    Checkpoint empty = Checkpoint.of(afterOne.epochs(), new byte[0]);

    assertThatThrownBy(() -> trainer().train(task(5), Optional.of(empty), TrialListener.NONE))
        .isInstanceOf(RefusedException.class);
  }

  private static TrialTask ofEpochs(int epochs) {
    TrialTask task = task(5);
    return new TrialTask(
        task.model(),
        task.training().epochs(epochs),
        task.data(),
        task.trainingRows(),
        task.validationRows(),
        task.test(),
        task.seed());
  }

  private Looks look(TrialTask task, Optional<Checkpoint> from) {
    Looks looks = new Looks();
    looks.result = withoutTimes(trainer().train(task, from, looks));
    return looks;
  }

  /** Takes all that can be taken after each epoch. */
  private static final class Looks implements TrialListener {
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final List<TrialResult> asLast = new ArrayList<>();
    private TrialResult result;

    @Override
    public void epochEnded(EpochEnd end) {
      checkpoints.add(end.checkpoint());
      asLast.add(withoutTimes(end.asLast()));
    }
  }

  private static List<Scores> allScores(TrialResult result) {
    List<Scores> scores = new ArrayList<>();
    for (EpochResult epoch : result.epochs()) {
      scores.add(epoch.training());
      epoch.validation().ifPresent(scores::add);
      epoch.test().ifPresent(scores::add);
    }
    result.validation().map(Evaluation::scores).ifPresent(scores::add);
    result.test().map(Evaluation::scores).ifPresent(scores::add);
    return scores;
  }

  private static long[] rowSums(ConfusionMatrix confusion) {
    return IntStream.range(0, confusion.classes())
        .mapToLong(
            truth ->
                IntStream.range(0, confusion.classes())
                    .mapToLong(predicted -> confusion.count(truth, predicted))
                    .sum())
        .toArray();
  }

  private static TrialResult withoutTimes(TrialResult result) {
    return new TrialResult(
        result.diverged(),
        result.reason(),
        result.epochs().stream()
            .map(
                e ->
                    new EpochResult(
                        e.epoch(),
                        e.steps(),
                        e.learningRate(),
                        e.training(),
                        e.validation(),
                        e.test(),
                        0))
            .toList(),
        result.validation(),
        result.test());
  }
}
