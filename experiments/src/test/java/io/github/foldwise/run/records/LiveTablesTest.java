package io.github.foldwise.run.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.run.engine.FakeTrainer;
import io.github.foldwise.run.engine.RunSummary;
import io.github.foldwise.run.engine.Toy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LiveTablesTest {
  @TempDir Path folder;

  @Test
  @Timeout(60)
  void what_has_ended_stands_in_the_tables_while_the_run_goes_on() {
    AtomicInteger begun = new AtomicInteger();
    FakeTrainer trainer =
        FakeTrainer.before(
            task -> {
              if (begun.incrementAndGet() == 3) { // trains until the first two are on the disk
                while (RunDirectory.at(folder).read().trials().size() < 2) {
                  Thread.onSpinWait();
                }
              }
            });

    RunSummary summary = Toy.run(trainer, Toy.request(folder));

    assertThat(summary.done()).isEqualTo(9);
    assertThat(RunDirectory.at(folder).read().trials()).hasSize(9);
  }

  @Test
  @Timeout(60)
  void a_write_that_fails_does_not_end_the_writing() throws Exception {
    CountDownLatch writes = new CountDownLatch(2);
    try (LiveTables tables =
        new LiveTables(
            () -> {
              writes.countDown();
              throw new IOException("disk full");
            })) {
      while (writes.getCount() > 0) {
        tables.due();
        Thread.onSpinWait();
      }
    }

    assertThat(writes.getCount()).isZero();
  }

  // 10,000 trials, one each 0.6 s, are 6,000 s. A write takes 0.3 ms for each trial in the tables:
  // at the end 3 s. Written 2 s after a trial each time, they would take 40 % of a core.
  @Test
  void writing_the_tables_of_many_trials_takes_at_most_two_percent_of_a_core() {
    VirtualTime time = new VirtualTime();
    List<Long> millis = new ArrayList<>(); // of each write
    AtomicInteger trials = new AtomicInteger();
    LiveTables tables =
        new LiveTables(
            () -> {
              long took = 3L * trials.get() / 10;
              millis.add(took);
              time.pass(took);
            },
            time,
            time::nanos);

    while (trials.get() < 10_000) {
      time.pass(600);
      trials.incrementAndGet();
      tables.due();
    }
    tables.close();

    assertThat(millis.stream().mapToLong(took -> took).sum()).isLessThan(6_000_000 / 50);
    assertThat(millis).hasSizeGreaterThan(50);
    assertThat(time.closed).isTrue();
  }

  /** Time that passes when the test says so. */
  private static final class VirtualTime implements LiveTables.Later {
    private long millis;
    private long dueAt = Long.MAX_VALUE;
    private Runnable due = () -> {};
    private boolean closed;

    @Override
    public void run(Runnable task, long afterMillis) {
      due = task;
      dueAt = millis + afterMillis;
    }

    /** Lets time pass, then runs what is due. */
    void pass(long more) {
      millis += more;
      if (millis >= dueAt) {
        dueAt = Long.MAX_VALUE;
        due.run();
      }
    }

    long nanos() {
      return millis * 1_000_000;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
