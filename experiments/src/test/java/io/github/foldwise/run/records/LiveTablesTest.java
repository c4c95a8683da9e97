package io.github.foldwise.run.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.run.engine.FakeTrainer;
import io.github.foldwise.run.engine.RunSummary;
import io.github.foldwise.run.engine.Toy;
import java.io.IOException;
import java.nio.file.Path;
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
}
