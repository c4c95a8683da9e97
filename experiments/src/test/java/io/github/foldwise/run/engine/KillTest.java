package io.github.foldwise.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.run.disk.Kill;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A run that is killed costs the epochs in flight and changes no byte. It is killed before each
 * operation of its disk and in the middle of each write: so after each event of its journal,
 * between an event and a checkpoint, and between a checkpoint and the next event.
 */
class KillTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}, {1} side by side")
  @CsvSource({"sweep, 1", "sweep, 2", "pruning, 1", "pruning, 2"})
  void killed_at_any_event_or_checkpoint_and_taken_up_a_run_has_the_same_bytes(
      String name, int jobs) throws IOException {
    assertSameBytesKilledAt(1, Crashable.named(name, jobs, folder), KillTest::isEventOrCheckpoint);
  }

  @Test
  void killed_at_any_table_or_file_of_the_cache_and_taken_up_a_run_has_the_same_bytes()
      throws IOException {
    assertSameBytesKilledAt(
        3, Crashable.named("sweep", 1, folder), file -> !isEventOrCheckpoint(file));
  }

  @ParameterizedTest(name = "{0}, {1} side by side")
  @CsvSource({"sweep, 1", "sweep, 2", "pruning, 1", "pruning, 2"})
  void killed_again_and_again_a_run_ends_with_the_same_bytes(String name, int jobs)
      throws IOException {
    Crashable whole = Crashable.named(name, jobs, folder.resolve("whole"));
    whole.run(FakeTrainer.sound());
    Crashable run = whole.in(folder.resolve("killed"));
    int kills = 0;
    while (run.isKilled(FakeTrainer.sound(), Kill.at(70 + kills))) {
      kills++;
    }

    assertThat(kills).isGreaterThan(2);
    assertThat(run.bytes()).isEqualTo(whole.bytes());
    assertThat(run.cached()).isEqualTo(whole.cached());
  }

  private void assertSameBytesKilledAt(int stride, Crashable toy, Predicate<Path> files)
      throws IOException {
    Crashable whole = toy.in(folder.resolve("whole"));
    Kill counting = Kill.never(files);
    FakeTrainer unharmed = FakeTrainer.sound();
    whole.run(unharmed, counting);
    int jobs = toy.request().jobs();
    int kills = 0;

    for (int operation = 1; operation <= counting.operations(); operation += stride) {
      Crashable run = whole.in(folder.resolve("killed at " + operation));
      FakeTrainer before = FakeTrainer.sound();
      kills += run.isKilled(before, Kill.at(operation, files)) ? 1 : 0;
      FakeTrainer after = FakeTrainer.sound();
      run.run(after);

      assertThat(run.bytes()).as("killed at %s", operation).isEqualTo(whole.bytes());
      assertThat(run.cached()).as("killed at %s", operation).isEqualTo(whole.cached());
      assertThat(run.finished()).as("killed at %s", operation).isEqualTo(whole.finished());
      assertThat(before.epochs() + after.epochs())
          .as("epochs trained, killed at %s", operation)
          .isBetween(unharmed.epochs(), unharmed.epochs() + jobs);
    }
    assertThat(kills).isGreaterThan(20); // a run that wrote its tables less often ends before
  }

  private static boolean isEventOrCheckpoint(Path file) {
    String name = file.getFileName().toString();
    return name.equals("journal.jsonl") || name.contains("checkpoint");
  }
}
