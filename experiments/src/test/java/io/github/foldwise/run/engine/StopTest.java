package io.github.foldwise.run.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StopTest {
  @TempDir Path folder;

  private final AtomicBoolean stop = new AtomicBoolean();
  private final CountDownLatch training = new CountDownLatch(1);

  @Test
  @Timeout(60)
  void a_trial_that_trains_is_cancelled_and_leaves_no_row() throws Exception {
    CompletableFuture<RunSummary> run =
        CompletableFuture.supplyAsync(
            () ->
                Toy.run(
                    this::trainUntilStopped,
                    ProgressListener.NONE,
                    stop::get,
                    Toy.request(folder)));
    assertThat(training.await(30, TimeUnit.SECONDS)).isTrue();
    stop.set(true);
    RunSummary summary = run.get(30, TimeUnit.SECONDS);

    assertThat(summary.stopped()).isTrue();
    assertThat(summary.trials()).isEmpty();
    assertThat(RunDirectory.at(folder).read().trials()).isEmpty();
    assertThat(events()).containsExactly("RunStarted", "TrialStarted", "RunStopped");
  }

  @Test
  void a_run_that_is_stopped_before_it_begins_still_leaves_its_files_and_a_report() {
    RunSummary summary =
        new Runner(FakeTrainer.sound(), ProgressListener.NONE, () -> true).run(Toy.request(folder));

    assertThat(summary.stopped()).isTrue();
    assertThat(summary.planned()).isEqualTo(9);
    assertThat(summary.trials()).isEmpty();
    assertThat(folder.resolve("report.md")).exists();
  }

  @Test
  void a_trial_that_is_cancelled_though_nobody_asked_has_failed() {
    RunSummary summary =
        Toy.run(
            (task, from, listener) -> {
              throw new CancellationException("tired");
            },
            Toy.request(folder));

    assertThat(summary.stopped()).isFalse();
    assertThat(summary.failed()).isEqualTo(9);
    assertThat(summary.trials().get(0).reason()).isEqualTo("CancellationException: tired");
  }

  @Test
  void a_stop_after_the_last_trial_stops_nothing() {
    ProgressListener stopping =
        new ProgressListener() {
          @Override
          public void epochDone(String variant, int repeat, int fold, EpochResult result) {
            stop.set(variant.equals("dropout=0.7") && fold == 3 && result.epoch() == 2);
          }
        };

    RunSummary summary = Toy.run(FakeTrainer.sound(), stopping, stop::get, Toy.request(folder));

    assertThat(summary.done()).isEqualTo(9);
    assertThat(summary.stopped()).isFalse();
  }

  @Test
  @Timeout(60)
  void an_interrupt_stops_the_run_cleanly() throws Exception {
    CompletableFuture<RunSummary> summary = new CompletableFuture<>();
    AtomicBoolean stillInterrupted = new AtomicBoolean();
    Thread run =
        new Thread(
            () -> {
              summary.complete(Toy.run(this::trainUntilStopped, Toy.request(folder)));
              stillInterrupted.set(Thread.currentThread().isInterrupted());
            });
    run.start();
    assertThat(training.await(30, TimeUnit.SECONDS)).isTrue();
    run.interrupt();
    run.join();

    assertThat(summary.join().stopped()).isTrue();
    assertThat(stillInterrupted).isTrue();
    assertThat(events()).containsExactly("RunStarted", "TrialStarted", "RunStopped");
  }

  @Test
  void a_thread_that_is_interrupted_all_the_time_loses_no_event() throws Exception {
    FakeTrainer interrupted = FakeTrainer.before(task -> Thread.currentThread().interrupt());

    RunSummary summary = Toy.run(interrupted, Toy.request(folder));

    assertThat(summary.done()).isEqualTo(9);
    assertThat(Toy.run(FakeTrainer.sound(), Toy.request(folder)).done()).isEqualTo(9);
    assertThat(events()).doesNotContain("TrialFailed");
  }

  private TrialResult trainUntilStopped(
      TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
    training.countDown();
    while (!listener.stopRequested()) {
      Thread.onSpinWait();
    }
    throw new CancellationException();
  }

  private List<String> events() throws IOException {
    return Files.readAllLines(folder.resolve("journal.jsonl"), UTF_8).stream()
        .map(line -> line.replaceAll("^\\{\"event\":\"(\\w+)\".*", "$1"))
        .toList();
  }
}
