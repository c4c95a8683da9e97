package io.github.foldwise.run.engine;

import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Workload;
import io.github.foldwise.reports.records.EpochRow;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.run.journal.OutcomeCache;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.sweep.Variant;
import io.github.foldwise.trial.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is the same computation is trained once: under two names, in two lengths, in two runs. */
class SharingTest {
  private static final Param<Integer> EPOCHS = Param.of("epochs", 4);

  @TempDir Path folder;

  @Test
  void an_epoch_sweep_is_one_training_a_fold_with_the_numbers_of_several() {
    FakeTrainer trainer = FakeTrainer.sound();
    Toy.run(trainer, Toy.request(sweep(2, 3, 5), folder.resolve("shared")));

    assertThat(trainer.trained()).isEqualTo(3); // folds
    for (int epochs : List.of(2, 3, 4, 5)) {
      Path alone = folder.resolve("alone" + epochs);
      Toy.run(FakeTrainer.sound(), Toy.request(sweep().with(EPOCHS, epochs), alone));
      String variant = epochs == 4 ? "baseline" : "epochs=" + epochs;
      assertThat(figures("shared", variant)).isEqualTo(figures("alone" + epochs, "baseline"));
      assertThat(epochs("shared", variant)).hasSize(3 * epochs);
    }
  }

  @Test
  void a_trial_that_diverges_has_its_shorter_beginnings_done() {
    Toy.run(
        FakeTrainer.divergingWhere(task -> true), Toy.request(sweep(1, 2, 5), folder.resolve("r")));

    List<TrialRow> rows = RunDirectory.at(folder.resolve("r")).read().trials();
    assertThat(rows)
        .filteredOn(row -> row.status() == TrialStatus.DONE)
        .extracting(TrialRow::variant)
        .containsOnly("epochs=1")
        .hasSize(3);
    assertThat(rows)
        .filteredOn(row -> row.status() == TrialStatus.DIVERGED)
        .extracting(TrialRow::epochs)
        .containsOnly(1)
        .hasSize(9);
  }

  @Test
  void best_weights_that_come_back_at_the_end_are_no_beginning_of_a_longer_training() {
    FakeTrainer trainer = FakeTrainer.sound();
    Experiment restoring =
        sweep(2, 3)
            .training(
                p ->
                    adam(1e-3)
                        .epochs(p.get(EPOCHS))
                        .batch(4)
                        .earlyStopping(e -> e.patience(9).restoreBest()));

    Toy.run(trainer, Toy.request(restoring, folder));

    assertThat(trainer.trained()).isEqualTo(9);
  }

  @Test
  void two_names_of_one_computation_are_trained_once() {
    FakeTrainer trainer = FakeTrainer.sound();
    Experiment twins =
        Toy.experiment()
            .withoutAblations()
            .ablate(
                "twins",
                Variant.named("one", Toy.DROPOUT.to(0.2)),
                Variant.named("other", Toy.DROPOUT.to(0.2)));

    Toy.run(trainer, Toy.request(twins, folder.resolve("r")));

    assertThat(trainer.trained()).isEqualTo(6);
    assertThat(figures("r", "one")).isEqualTo(figures("r", "other")).hasSize(3);
  }

  @Test
  void the_second_member_of_a_pair_takes_the_next_repeats_seeds() {
    FakeTrainer trainer = FakeTrainer.sound();
    Experiment pair =
        Toy.experiment()
            .withoutAblations()
            .repeats(2)
            .ablate("noise floor", Variant.named("again").withNextSeed());

    Toy.run(trainer, Toy.request(pair, folder.resolve("r")));

    List<TrialRow> rows = RunDirectory.at(folder.resolve("r")).read().trials();
    assertThat(rows).hasSize(12);
    assertThat(rows)
        .filteredOn(row -> row.variant().equals("again, next seed"))
        .extracting(TrialRow::seed)
        .containsExactly(seed(2, 1), seed(2, 2), seed(2, 3), seed(3, 1), seed(3, 2), seed(3, 3));
    assertThat(trainer.trained()).isEqualTo(9); // its first repeat is the baseline's second
  }

  @Test
  void what_is_trained_is_what_the_workload_says() {
    Experiment experiment =
        sweep(2, 3, 5)
            .ablate(Toy.DROPOUT, 0.2, 0.5)
            .ablate("noise floor", Variant.named("again").withNextSeed())
            .repeats(2);
    FakeTrainer trainer = FakeTrainer.sound();

    Toy.run(trainer, Toy.request(experiment, folder));

    Workload work = Workload.of(experiment.check(Toy.DATA));
    assertThat(trainer.trained()).isEqualTo((int) work.trainings()).isEqualTo(3 * (2 + 1 + 2));
    assertThat(trainer.epochs()).isEqualTo((int) work.foldEpochs());
  }

  @Test
  void after_an_edit_only_changed_cells_train() {
    Toy.run(FakeTrainer.sound(), Toy.request(Toy.experiment(), folder));
    FakeTrainer again = FakeTrainer.sound();

    Toy.run(
        again,
        Toy.request(Toy.experiment().ablate("more", Variant.of(Toy.DROPOUT.to(0.9))), folder));

    assertThat(again.trained()).isEqualTo(3);
  }

  @Test
  void an_edit_that_is_taken_back_trains_nothing() {
    Toy.run(FakeTrainer.sound(), Toy.request(Toy.experiment(), folder));
    Toy.run(FakeTrainer.sound(), Toy.request(Toy.experiment().withoutAblations(), folder));
    FakeTrainer again = FakeTrainer.sound();

    Toy.run(again, Toy.request(Toy.experiment(), folder));

    assertThat(again.trained()).isZero();
  }

  @Test
  void another_run_directory_is_consulted_through_a_cache_alone() {
    Path cache = folder.resolve("cache");
    Toy.run(FakeTrainer.sound(), cached("one", cache));
    FakeTrainer without = FakeTrainer.sound();
    Toy.run(without, Toy.request(folder.resolve("two")));
    FakeTrainer with = FakeTrainer.sound();
    AtomicInteger restored = new AtomicInteger();
    Toy.run(
        with,
        new ProgressListener() {
          @Override
          public void planned(int trials, int before) {
            restored.set(before);
          }
        },
        () -> false,
        cached("three", cache));

    assertThat(without.trained()).isEqualTo(9);
    assertThat(with.trained()).isZero();
    assertThat(restored).hasValue(9);
    assertThat(figures("three", "baseline")).isEqualTo(figures("one", "baseline"));
  }

  @Test
  void a_damaged_file_of_a_cache_is_trained_and_written_again() throws IOException {
    Path cache = folder.resolve("cache");
    Toy.run(FakeTrainer.sound(), cached("one", cache));
    Path file = anOutcome(cache);
    String whole = Files.readString(file, StandardCharsets.UTF_8);
    Files.writeString(file, whole.replace("\"status\":\"DONE\"", "\"status\":\"DOME\""));
    FakeTrainer again = FakeTrainer.sound();

    Toy.run(again, cached("two", cache));

    assertThat(again.trained()).isEqualTo(1);
    assertThat(Files.readString(file, StandardCharsets.UTF_8)).contains("\"status\":\"DONE\"");
    assertThat(figures("two", "baseline")).isEqualTo(figures("one", "baseline"));
  }

  @Test
  void a_cache_of_another_version_is_refused_and_left_as_it_is() throws IOException {
    Path cache = Files.createDirectory(folder.resolve("cache"));
    Files.writeString(cache.resolve("format.txt"), "foldwise outcomes 99\n");

    assertThatThrownBy(() -> Toy.run(FakeTrainer.sound(), cached("one", cache)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "cache "
                + cache
                + ": expected a cache of this version (foldwise outcomes 1), found"
                + " 'foldwise outcomes 99'.\n"
                + "  Name another folder; nothing in this one was changed.");
    assertThat(folder.resolve("one")).doesNotExist();
  }

  @Test
  void a_cache_whose_version_was_lost_in_a_power_failure_keeps_its_trials() throws IOException {
    Path cache = folder.resolve("cache");
    Toy.run(FakeTrainer.sound(), cached("one", cache));
    Path format = cache.resolve("format.txt");
    for (String rest : List.of("", "foldwise out")) {
      Files.writeString(format, rest);
      FakeTrainer again = FakeTrainer.sound();

      Toy.run(again, cached("after " + rest.length(), cache));

      assertThat(again.trained()).isZero();
      assertThat(format).hasContent("foldwise outcomes 1\n");
    }
  }

  @Test
  void a_folder_with_other_files_is_no_cache() throws IOException {
    Path cache = Files.createDirectory(folder.resolve("cache"));
    Files.writeString(cache.resolve("thesis.tex"), "");

    assertThatThrownBy(() -> Toy.run(FakeTrainer.sound(), cached("one", cache)))
        .hasMessage(
            "cache "
                + cache
                + ": expected a cache, or an empty folder, found other files.\n"
                + "  Name another folder.");
  }

  @Test
  void runs_may_open_a_new_cache_at_the_same_time() {
    for (int round = 0; round < 50; round++) {
      Path cache = folder.resolve("cache" + round);
      List<CompletableFuture<OutcomeCache>> openers =
          IntStream.range(0, 4)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> OutcomeCache.in(cache)))
              .toList();

      assertThat(openers).allSatisfy(opener -> assertThat(opener.join()).isNotNull());
    }
  }

  @Test
  void what_a_killed_run_left_in_a_cache_is_deleted_after_a_day() throws IOException {
    Path cache = Files.createDirectory(folder.resolve("cache"));
    Path old = Files.writeString(cache.resolve("part-1.tmp"), "half");
    Path young = Files.writeString(cache.resolve("part-2.tmp"), "half");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

    OutcomeCache.in(cache);

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  private static Experiment sweep(Integer... epochs) {
    Experiment experiment =
        Toy.experiment().withoutAblations().training(p -> Toy.training().epochs(p.get(EPOCHS)));
    return epochs.length == 0 ? experiment : experiment.ablate(EPOCHS, epochs);
  }

  private RunRequest cached(String run, Path cache) {
    return Toy.withCache(Toy.request(Toy.experiment(), folder.resolve(run)), cache);
  }

  private static Path anOutcome(Path cache) throws IOException {
    try (var files = Files.walk(cache)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().findFirst().get();
    }
  }

  /** The measurements of each trial of a variant. */
  private List<List<Object>> figures(String run, String variant) {
    return RunDirectory.at(folder.resolve(run)).read().trials().stream()
        .filter(row -> row.variant().equals(variant))
        .map(row -> List.<Object>of(row.fold(), row.epochs(), row.accuracy(), row.loss()))
        .toList();
  }

  private List<EpochRow> epochs(String run, String variant) {
    return RunDirectory.at(folder.resolve(run)).read().epochs().stream()
        .filter(row -> row.variant().equals(variant))
        .toList();
  }

  private static long seed(int repeat, int fold) {
    return Seeds.ofTrial(7, repeat, fold);
  }
}
