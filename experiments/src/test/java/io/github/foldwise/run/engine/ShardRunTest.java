package io.github.foldwise.run.engine;

import static io.github.foldwise.split.KFold.kFold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Pruning;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.fixtures.RunBytes;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.run.machine.Memory;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.run.plan.Shard;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.sweep.Variant;
import io.github.foldwise.trial.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run in shares: each for itself, into a cache, and a last one that assembles the directory. */
class ShardRunTest {
  private static final Param<Integer> EPOCHS = Param.of("epochs", 4);

  /** Nine trainings: dropout 0.5, 0.2 and 0.7 on three folds; two names for 0.2, three lengths. */
  private static final Experiment EXPERIMENT =
      Toy.experiment()
          .training(p -> Toy.training().epochs(p.get(EPOCHS)))
          .ablate(EPOCHS, 2, 3, 4)
          .ablate("again", Variant.named("other name", Toy.DROPOUT.to(0.2)));

  /** Five variants; after fold 1 the better half of four stays, after fold 2 again. */
  private static final Experiment PRUNED =
      Toy.experiment()
          .ablate("more", Variant.of(Toy.DROPOUT.to(0.3)), Variant.of(Toy.DROPOUT.to(0.4)))
          .prune(Pruning.successiveHalving());

  /** Enough for folds within folds. */
  private static final DataSet MORE_ROWS =
      new DataSet(
          "toy", "Toy", Toy.images(30), Optional.of(Toy.images(6, 30)), List.of("a", "b", "c"));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 12})
  void the_last_command_trains_nothing_and_writes_the_bytes_of_a_run_without_shards(int shards)
      throws IOException {
    AtomicInteger trained = new AtomicInteger();
    for (int number = shards; number >= 1; number--) { // in any order
      FakeTrainer trainer = FakeTrainer.sound();
      ShardSummary summary = train(trainer, EXPERIMENT, new Shard(number, shards));
      trained.addAndGet(trainer.trained());
      assertThat(summary.cached()).isEqualTo(summary.trials());
      assertThat(summary.stopped()).isFalse();
    }
    FakeTrainer last = FakeTrainer.sound();
    Toy.run(last, cached(EXPERIMENT));

    assertThat(trained).hasValue(9);
    assertThat(last.trained()).isZero();
    assertSameAsUnsharded(EXPERIMENT);
  }

  @Test
  void shares_may_be_trained_at_the_same_time() throws IOException {
    List<CompletableFuture<ShardSummary>> shards =
        IntStream.rangeClosed(1, 4)
            .mapToObj(
                number ->
                    CompletableFuture.supplyAsync(
                        () -> train(FakeTrainer.sound(), EXPERIMENT, new Shard(number, 4))))
            .toList();
    shards.forEach(CompletableFuture::join);
    FakeTrainer last = FakeTrainer.sound();
    Toy.run(last, cached(EXPERIMENT));

    assertThat(last.trained()).isZero();
    assertSameAsUnsharded(EXPERIMENT);
  }

  @Test
  void one_share_that_is_started_twice_harms_nothing() throws IOException {
    List<CompletableFuture<ShardSummary>> both =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> train(FakeTrainer.sound(), EXPERIMENT, new Shard(1, 1))))
            .limit(2)
            .toList();

    assertThat(both).allSatisfy(shard -> assertThat(shard.join().wrong()).isEmpty());
    Toy.run(FakeTrainer.sound(), cached(EXPERIMENT));
    assertSameAsUnsharded(EXPERIMENT);
  }

  @Test
  void a_share_writes_the_cache_alone_and_leaves_no_checkpoint() throws IOException {
    train(FakeTrainer.sound(), EXPERIMENT, new Shard(1, 2));

    try (Stream<Path> entries = Files.list(folder)) {
      assertThat(entries.map(Path::getFileName).map(Path::toString)).containsExactly("cache");
    }
    assertThat(folder.resolve("cache").resolve("checkpoints")).isEmptyDirectory();
  }

  @Test
  void trials_within_folds_are_shared_out_and_the_refit_is_left_to_the_last_command()
      throws IOException {
    Experiment nested =
        Toy.experiment().data(locations -> MORE_ROWS).nested(kFold(2).shuffled(1)).refitBest();
    for (int number = 1; number <= 3; number++) {
      train(FakeTrainer.sound(), nested, new Shard(number, 3));
    }
    FakeTrainer last = FakeTrainer.sound();
    Toy.run(last, cached(nested));

    assertThat(last.trained()).isEqualTo(1);
    assertThat(folder.resolve("assembled").resolve("best-model.foldwise")).exists();
    assertSameAsUnsharded(nested);
  }

  // 5 trials on fold 1; then 3 variants are left on fold 2, and 2 on fold 3. Of those that wait,
  // the
  // second share knows which variants fold 1 has pruned on fold 2: 10 - 2, then 5 - 2 - 1.
  @Test
  void trials_that_pruning_decides_about_wait_until_all_shares_have_ended() throws IOException {
    List<String> waves = new ArrayList<>();
    for (int wave = 1; wave <= 4; wave++) {
      AtomicInteger trained = new AtomicInteger();
      int waiting = 0;
      for (int number = 1; number <= 2; number++) {
        FakeTrainer trainer = FakeTrainer.sound();
        waiting = train(trainer, PRUNED, new Shard(number, 2)).waiting();
        trained.addAndGet(trainer.trained());
      }
      waves.add("%s trained, %s waiting".formatted(trained, waiting));
    }
    FakeTrainer last = FakeTrainer.sound();
    Toy.run(last, cached(PRUNED));

    assertThat(waves)
        .containsExactly(
            "5 trained, 8 waiting",
            "3 trained, 2 waiting",
            "2 trained, 0 waiting",
            "0 trained, 0 waiting");
    assertThat(last.trained()).isZero();
    assertSameAsUnsharded(PRUNED);
  }

  @Test
  void the_last_command_trains_what_pruning_decides_about() throws IOException {
    for (int number = 1; number <= 2; number++) {
      train(FakeTrainer.sound(), PRUNED, new Shard(number, 2));
    }
    FakeTrainer last = FakeTrainer.sound();
    Toy.run(last, cached(PRUNED));

    assertThat(last.trained()).isEqualTo(3 + 2);
    assertSameAsUnsharded(PRUNED);
  }

  @Test
  void a_stopped_share_continues_from_its_checkpoint_whatever_the_number_of_shares()
      throws IOException {
    AtomicInteger asked = new AtomicInteger();
    FakeTrainer stopped = FakeTrainer.sound();
    // A step is asked after: 5 of an epoch's on 6 or 7 rows in batches of 4 are 2½ epochs.
    ShardSummary summary =
        train(stopped, EXPERIMENT, new Shard(1, 1), () -> asked.incrementAndGet() > 7);
    FakeTrainer rest = FakeTrainer.sound();
    for (int number = 1; number <= 2; number++) {
      train(rest, EXPERIMENT, new Shard(number, 2));
    }
    Toy.run(FakeTrainer.sound(), cached(EXPERIMENT));

    assertThat(summary.stopped()).isTrue();
    assertThat(stopped.epochs()).isPositive();
    assertThat(stopped.epochs() + rest.epochs()).isEqualTo(9 * 4);
    assertSameAsUnsharded(EXPERIMENT);
  }

  @Test
  void a_trial_that_fails_is_named_and_trained_again() throws IOException {
    Trainer failing =
        FakeTrainer.before(
            task -> {
              if (task.model().text().contains("0.7")) {
                throw new IllegalStateException("out of order");
              }
            });

    ShardSummary summary = train(failing, Toy.experiment(), new Shard(1, 1));
    FakeTrainer last = FakeTrainer.sound();
    Toy.run(last, cached(Toy.experiment()));

    assertThat(summary.cached()).isEqualTo(6);
    assertThat(summary.trials()).isEqualTo(9);
    assertThat(summary.stopped()).isFalse();
    assertThat(summary.wrong())
        .extracting(TrialRow::reason)
        .containsOnly("IllegalStateException: out of order")
        .hasSize(3);
    assertThat(last.trained()).isEqualTo(3);
    assertSameAsUnsharded(Toy.experiment());
  }

  @Test
  void a_last_command_with_other_options_says_why_it_finds_nothing() {
    train(FakeTrainer.sound(), EXPERIMENT, new Shard(1, 2));
    RunRequest edited = cached(Toy.experiment().seed(8));

    assertThat(warnings(Toy.withCommand(edited, "run toy --seed 8")))
        .containsExactly(
            "other shards: None of this run's trials is in the cache. It holds shards of this"
                + " experiment with a difference: seed 7 (here 8), '%s' (here 'run toy --seed 8')."
                    .formatted(edited.command())
                + " All trials are trained here. If those shards are meant, stop, and give the"
                + " options that they had.");
  }

  @Test
  void an_experiment_that_was_edited_after_its_shards_says_so() {
    train(FakeTrainer.sound(), Toy.experiment(), new Shard(1, 2));
    Experiment edited = Toy.experiment().training(p -> Toy.training().batch(3));

    assertThat(warnings(cached(edited)))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("with a difference: the experiment before it was edited.");
  }

  @Test
  void a_plan_whose_shards_have_ended_nothing_yet_is_not_warned() {
    train(FakeTrainer.sound(), EXPERIMENT, new Shard(1, 2), () -> true);

    assertThat(warnings(cached(EXPERIMENT))).isEmpty();
    assertThat(warnings(Toy.in(cached(Toy.experiment("other")), folder.resolve("other"))))
        .isEmpty();
  }

  /** About other shards, of a run that trains nothing. */
  private static List<String> warnings(RunRequest request) {
    List<String> warnings = new ArrayList<>();
    ProgressListener hearing =
        new ProgressListener() {
          @Override
          public void warned(Warning warning) {
            if (warning.kind().equals("other shards")) {
              warnings.add(warning.toString());
            }
          }
        };
    Toy.run(FakeTrainer.sound(), hearing, () -> true, request);
    return warnings;
  }

  @Test
  void a_share_needs_a_cache() {
    assertThatThrownBy(
            () -> runner(FakeTrainer.sound(), () -> false).train(request(), new Shard(1, 2)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "shard: expected a cache, which all shards share, found none.\n"
                + "  Name one: --cache DIR or .cache(…).");
  }

  private void assertSameAsUnsharded(Experiment experiment) throws IOException {
    Path whole = folder.resolve("whole");
    Toy.run(FakeTrainer.sound(), Toy.request(experiment, data(experiment), whole));
    assertThat(RunBytes.of(folder.resolve("assembled"))).isEqualTo(RunBytes.of(whole));
  }

  private ShardSummary train(Trainer trainer, Experiment experiment, Shard shard) {
    return train(trainer, experiment, shard, () -> false);
  }

  private ShardSummary train(
      Trainer trainer, Experiment experiment, Shard shard, BooleanSupplier stop) {
    return runner(trainer, stop).train(cached(experiment), shard);
  }

  private static Runner runner(Trainer trainer, BooleanSupplier stop) {
    return new Runner(
        trainer,
        ProgressListener.NONE,
        stop,
        directory -> {},
        new Memory(() -> Long.MAX_VALUE, variant -> 0, false));
  }

  private RunRequest request() {
    return Toy.request(EXPERIMENT, folder.resolve("assembled"));
  }

  private RunRequest cached(Experiment experiment) {
    return Toy.withCache(
        Toy.request(experiment, data(experiment), folder.resolve("assembled")),
        folder.resolve("cache"));
  }

  private DataSet data(Experiment experiment) {
    return experiment.data().load(new DataLocations(Optional.empty(), Optional.empty(), folder));
  }
}
