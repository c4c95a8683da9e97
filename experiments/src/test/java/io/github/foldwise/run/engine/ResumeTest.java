package io.github.foldwise.run.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.Seeds;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {
  private static final Experiment EXPERIMENT = Toy.experiment().testEachTrial();
  private static final List<String> TABLES =
      List.of(
          "trials.csv",
          "epochs.csv",
          "summary.csv",
          "confusion.csv",
          "model.csv",
          "samples.csv",
          "settings.csv",
          "predictions.csv");

  @TempDir Path folder;

  @Test
  void a_finished_run_trains_nothing_when_it_is_run_again() throws IOException {
    RunRequest request = request("run");
    Toy.run(FakeTrainer.sound(), request);
    Map<String, String> before = tables("run");
    FakeTrainer again = FakeTrainer.sound();

    RunSummary summary = Toy.run(again, request);

    assertThat(again.trained()).isZero();
    assertThat(summary.done()).isEqualTo(9);
    assertThat(tables("run")).isEqualTo(before);
  }

  @Test
  void on_a_processor_with_other_kernels_all_trials_are_trained_again() {
    Toy.run(new OnKernels("tiles", FakeTrainer.sound()), request("run"));
    FakeTrainer again = FakeTrainer.sound();
    List<Warning> warnings = new ArrayList<>();
    ProgressListener listener = processorWarnings(warnings);

    Toy.run(new OnKernels("windows", again), listener, () -> false, request("run"));

    assertThat(again.trained()).isEqualTo(9);
    assertThat(warnings)
        .containsExactly(
            new Warning(
                "other kernels",
                "The trials in this folder were computed with other kernels (tiles) than this"
                    + " machine's (windows).",
                "These round differently, so all trials are trained again."));

    warnings.clear();
    FakeTrainer third = FakeTrainer.sound();
    Toy.run(new OnKernels("windows", third), listener, () -> false, request("run"));

    assertThat(third.trained()).isZero();
    assertThat(warnings).isEmpty();
  }

  @Test
  void on_a_processor_with_other_features_a_warning_says_so() {
    Trainer trainer = FakeTrainer.sound();
    List<Warning> warnings = new ArrayList<>();
    Toy.run(new OnKernels("tiles", List.of("avx2", "fma"), trainer), request("run"));

    Toy.run(
        new OnKernels("tiles", List.of("avx2", "avx512f", "fma"), trainer),
        processorWarnings(warnings),
        () -> false,
        request("run"));

    assertThat(warnings)
        .containsExactly(
            new Warning(
                "another kind of processor",
                "The trials in this folder were computed by a processor with avx2, fma, this one"
                    + " has avx2, avx512f, fma.",
                "TensorFlow may round differently on it: last digits of the trials that are left"
                    + " may differ. Another folder (--out or .in(…)) has all from one kind of"
                    + " processor."));
  }

  private static ProgressListener processorWarnings(List<Warning> warnings) {
    return new ProgressListener() {
      @Override
      public void warned(Warning warning) {
        if (Set.of("other kernels", "another kind of processor").contains(warning.kind())) {
          warnings.add(warning);
        }
      }
    };
  }

  private record OnKernels(String kernels, List<String> processorFeatures, Trainer trainer)
      implements Trainer {
    OnKernels(String kernels, Trainer trainer) {
      this(kernels, List.of(), trainer);
    }

    @Override
    public TrialResult train(TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
      return trainer.train(task, from, listener);
    }
  }

  @Test
  void jobs_decide_no_byte_of_a_table() throws IOException {
    Toy.run(FakeTrainer.sound(), request("one"));
    FakeTrainer lateFirst =
        FakeTrainer.before(
            task -> {
              if (task.seed() == Seeds.ofTrial(7, 1, 1)) {
                pause(); // so that trials do not end in the order of the plan
              }
            });
    Toy.run(lateFirst, Toy.withJobs(request("three"), 3));

    assertThat(tables("three")).isEqualTo(tables("one"));
  }

  @ParameterizedTest(name = "killed after {0} bytes of its journal")
  @ValueSource(ints = {0, 40, 700, 1500, 2400, 4000, 5555, 8000, 11000})
  void a_run_that_was_killed_and_taken_up_has_the_same_bytes(int bytes) throws IOException {
    Toy.run(FakeTrainer.sound(), request("whole"));
    Path killed = kill("whole", "killed", bytes);

    RunSummary summary = Toy.run(FakeTrainer.sound(), Toy.request(EXPERIMENT, killed));

    assertThat(summary.done()).isEqualTo(9);
    assertThat(tables("killed")).isEqualTo(tables("whole"));
  }

  @Test
  void resuming_after_a_crash_trains_only_the_missing_folds() throws IOException {
    Toy.run(FakeTrainer.sound(), request("whole"));
    List<String> journal = journal("whole");
    int fifthEnd = nthLine(journal, "TrialFinished", 5);
    // Killed while trial 6 trained: it had begun and had an epoch behind it.
    List<String> kept = journal.subList(0, fifthEnd + 3);
    assertThat(kept.get(kept.size() - 1)).startsWith("{\"event\":\"EpochDone\"");
    Path killed = kill("whole", "killed", (String.join("\n", kept) + "\n").length());
    FakeTrainer trainer = FakeTrainer.sound();
    AtomicInteger restored = new AtomicInteger();

    Toy.run(
        trainer,
        new ProgressListener() {
          @Override
          public void planned(int trials, int before) {
            restored.set(before);
          }
        },
        () -> false,
        Toy.request(EXPERIMENT, killed));

    assertThat(restored).hasValue(5);
    assertThat(trainer.trained()).isEqualTo(4);
  }

  @Test
  void failed_trials_are_tried_again_and_diverged_ones_are_not() throws IOException {
    AtomicInteger failures = new AtomicInteger();
    FakeTrainer failing =
        FakeTrainer.before(
            task -> {
              if (failures.incrementAndGet() <= 2) {
                throw new IllegalStateException("not now");
              }
            });
    Toy.run(failing, request("failed"));
    FakeTrainer again = FakeTrainer.sound();
    Toy.run(FakeTrainer.sound(), request("whole"));

    RunSummary summary = Toy.run(again, request("failed"));

    assertThat(again.trained()).isEqualTo(2);
    assertThat(summary.failed()).isZero();
    assertThat(tables("failed")).isEqualTo(tables("whole"));

    Toy.run(FakeTrainer.divergingWhere(task -> true), request("diverged"));
    FakeTrainer afterDivergence = FakeTrainer.sound();
    assertThat(Toy.run(afterDivergence, request("diverged")).diverged()).isEqualTo(9);
    assertThat(afterDivergence.trained()).isZero();
  }

  @Test
  void a_torn_last_line_is_taken_off_before_the_journal_grows() throws IOException {
    Toy.run(FakeTrainer.sound(), request("run"));
    List<String> whole = journal("run");
    Files.writeString(
        folder.resolve("run/journal.jsonl"),
        "{\"event\":\"TrialStarted\",\"tri",
        UTF_8,
        StandardOpenOption.APPEND);

    Toy.run(FakeTrainer.sound(), request("run"));

    assertThat(journal("run")).startsWith(whole.toArray(String[]::new)).hasSize(whole.size() + 1);
  }

  @Test
  void a_last_line_that_lacks_only_its_end_is_kept() throws IOException {
    Toy.run(FakeTrainer.sound(), request("run"));
    Path file = folder.resolve("run/journal.jsonl");
    String text = Files.readString(file, UTF_8);
    Files.writeString(file, text.substring(0, text.length() - 1), UTF_8);
    FakeTrainer again = FakeTrainer.sound();

    Toy.run(again, request("run"));

    assertThat(again.trained()).isZero();
    assertThat(Files.readString(file, UTF_8)).startsWith(text);
  }

  @Test
  void a_trial_whose_line_is_damaged_is_trained_again() throws IOException {
    Toy.run(FakeTrainer.sound(), request("run"));
    Map<String, String> before = tables("run");
    Path file = folder.resolve("run/journal.jsonl");
    String whole = Files.readString(file, UTF_8);
    int line = nthLine(journal("run"), "TrialFinished", 3) + 1;
    String damaged =
        whole.replaceFirst("(?s)((?:[^\n]*\n){%s}[^\n]*)DONE".formatted(line - 1), "$1DOME");
    Files.writeString(file, damaged, UTF_8);
    FakeTrainer again = FakeTrainer.sound();
    List<Integer> heard = new ArrayList<>();

    Toy.run(
        again,
        new ProgressListener() {
          @Override
          public void journalDamaged(List<Integer> lines) {
            heard.addAll(lines);
          }
        },
        () -> false,
        request("run"));

    assertThat(heard).containsExactly(line);
    assertThat(again.trained()).isEqualTo(1);
    assertThat(tables("run")).isEqualTo(before);
    assertThat(Files.readString(file, UTF_8)).startsWith(damaged);
  }

  @Test
  void a_journal_without_a_line_of_ours_is_refused() throws IOException {
    Toy.run(FakeTrainer.sound(), request("run"));
    Path file = folder.resolve("run/journal.jsonl");
    Files.writeString(file, "so\nit\ngoes\n", UTF_8);

    assertThatThrownBy(() -> Toy.run(FakeTrainer.sound(), request("run")))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            file
                + ": expected events as a run of this version writes them, found 3 lines, none of"
                + " which is one.\n"
                + "  Put back the file as the run wrote it, start anew (--fresh or .fresh()), or"
                + " choose another folder (--out or .in(…)).");
    assertThat(Files.readString(file, UTF_8)).isEqualTo("so\nit\ngoes\n");
  }

  @Test
  void a_damaged_journal_is_no_hindrance_to_a_fresh_run() throws IOException {
    Toy.run(FakeTrainer.sound(), request("run"));
    Files.writeString(folder.resolve("run/journal.jsonl"), "so\nit\ngoes\n", UTF_8);
    FakeTrainer again = FakeTrainer.sound();

    Toy.run(again, Toy.fresh(request("run")));

    assertThat(again.trained()).isEqualTo(9);
  }

  @Test
  void trials_that_a_stopped_run_finished_are_kept() {
    AtomicInteger ended = new AtomicInteger();
    ProgressListener counting =
        new ProgressListener() {
          @Override
          public void trialFinished(TrialRow row) {
            ended.incrementAndGet();
          }
        };
    RunSummary stopped =
        Toy.run(FakeTrainer.sound(), counting, () -> ended.get() >= 4, request("run"));
    FakeTrainer again = FakeTrainer.sound();
    RunSummary summary = Toy.run(again, request("run"));

    assertThat(stopped.stopped()).isTrue();
    assertThat(stopped.done()).isEqualTo(4);
    assertThat(stopped.trials()).extracting(TrialRow::trial).containsExactly("1", "2", "3", "4");
    assertThat(again.trained()).isEqualTo(5);
    assertThat(summary.stopped()).isFalse();
    assertThat(summary.trials().subList(0, 4)).isEqualTo(stopped.trials());
  }

  private RunRequest request(String name) {
    return Toy.request(EXPERIMENT, folder.resolve(name));
  }

  private Map<String, String> tables(String run) throws IOException {
    Map<String, String> tables = new LinkedHashMap<>();
    for (String name : TABLES) {
      tables.put(name, Files.readString(folder.resolve(run).resolve(name), UTF_8));
    }
    return tables;
  }

  private List<String> journal(String run) throws IOException {
    return Files.readAllLines(folder.resolve(run).resolve("journal.jsonl"), UTF_8);
  }

  /** What is left of a run killed when its journal had this many bytes. */
  private Path kill(String run, String killed, int bytes) throws IOException {
    byte[] journal = Files.readAllBytes(folder.resolve(run).resolve("journal.jsonl"));
    assertThat(journal.length).isGreaterThan(bytes);
    Path directory = Files.createDirectory(folder.resolve(killed));
    Files.copy(
        folder.resolve(run).resolve("provenance.json"), directory.resolve("provenance.json"));
    Files.write(directory.resolve("journal.jsonl"), Arrays.copyOf(journal, bytes));
    return directory;
  }

  private static int nthLine(List<String> journal, String event, int n) {
    int found = 0;
    for (int line = 0; line < journal.size(); line++) {
      if (journal.get(line).startsWith("{\"event\":\"" + event + "\"") && ++found == n) {
        return line;
      }
    }
    throw new AssertionError("fewer than " + n + " of " + event);
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
