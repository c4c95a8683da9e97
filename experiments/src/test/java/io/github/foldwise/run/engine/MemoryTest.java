package io.github.foldwise.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.run.machine.Memory;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.trial.OutOfMemoryException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials that want more memory than there is. */
class MemoryTest {
  private static final long MIB = 1 << 20;

  @TempDir Path folder;

  @Test
  void a_trial_that_needs_more_than_is_free_is_not_started_and_the_others_are() {
    FakeTrainer trainer = FakeTrainer.sound();
    Memory memory =
        new Memory(
            () -> 2048 * MIB,
            variant -> variant.variant().name().equals("dropout=0.2") ? 22_500 * MIB : MIB,
            false);

    RunSummary summary = run(trainer, memory, 2);

    assertThat(trainer.trained()).isEqualTo(6);
    assertThat(summary.done()).isEqualTo(6);
    assertThat(summary.trials())
        .filteredOn(row -> row.variant().equals("dropout=0.2"))
        .extracting(TrialRow::reason)
        .containsOnly("not started: it needs about 22,500 MiB of memory, and 2,048 MiB are free")
        .hasSize(3);
  }

  @Test
  void trials_that_do_not_fit_side_by_side_are_trained_one_after_the_other() {
    AtomicInteger beside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    FakeTrainer trainer =
        FakeTrainer.before(
            task -> {
              most.accumulateAndGet(beside.incrementAndGet(), Math::max);
              pause();
              beside.decrementAndGet();
            });

    RunSummary summary = run(trainer, new Memory(() -> 100, variant -> 60, false), 4);

    assertThat(most).hasValue(1);
    assertThat(summary.done()).isEqualTo(9);
  }

  @Test
  void a_trial_that_ran_out_of_memory_is_trained_once_more_alone() {
    AtomicInteger calls = new AtomicInteger();
    FakeTrainer trainer =
        FakeTrainer.before(
            task -> {
              if (calls.incrementAndGet() == 1) {
                throw new OutOfMemoryException("no room for a tensor", null);
              }
            });

    RunSummary summary = run(trainer, new Memory(() -> 100, variant -> 1, false), 2);

    assertThat(trainer.trained()).isEqualTo(10);
    assertThat(summary.done()).isEqualTo(9);
  }

  @Test
  void one_that_runs_out_of_memory_alone_has_failed_and_the_others_go_on() {
    FakeTrainer trainer =
        FakeTrainer.before(
            task -> {
              if (task.model().text().contains("0.2")) {
                throw new OutOfMemoryException("no room for a tensor", null);
              }
            });

    RunSummary summary = run(trainer, new Memory(() -> 100, variant -> 1, false), 1);

    assertThat(trainer.trained()).isEqualTo(6 + 2 * 3);
    assertThat(summary.failed()).isEqualTo(3);
    assertThat(summary.trials())
        .filteredOn(row -> row.variant().equals("dropout=0.2"))
        .extracting(TrialRow::reason)
        .containsOnly("OutOfMemoryException: no room for a tensor");
  }

  /** On the host there is room for everything, on the device for one trial and the data. */
  @Test
  void in_the_memory_of_a_device_each_trial_has_a_copy_of_the_data() {
    FakeTrainer trainer = FakeTrainer.sound();
    RunRequest request = Toy.withJobs(Toy.request(folder), 2);
    DataSet data = request.experiment().data();
    long copy = data.training().memoryBytes() + data.test().orElseThrow().memoryBytes();
    Runner runner = runner(trainer, new Memory(() -> Long.MAX_VALUE, variant -> MIB, false));

    RunSummary none = runner.inMemoryOf(MIB + copy - 1).run(request);
    RunSummary all = runner.inMemoryOf(MIB + copy).run(request);

    assertThat(none.failed()).isEqualTo(9);
    assertThat(all.done()).isEqualTo(9);
    assertThat(trainer.trained()).isEqualTo(9);
  }

  private RunSummary run(FakeTrainer trainer, Memory memory, int jobs) {
    return runner(trainer, memory).run(Toy.withJobs(Toy.request(folder), jobs));
  }

  private static Runner runner(FakeTrainer trainer, Memory memory) {
    return new Runner(trainer, ProgressListener.NONE, () -> false, directory -> {}, memory);
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
