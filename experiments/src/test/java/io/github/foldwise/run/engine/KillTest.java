package io.github.foldwise.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.run.disk.Kill;
import io.github.foldwise.run.disk.MemoryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run that is killed costs the epochs in flight and changes no byte. It is killed before each
 * operation that changes a file or folder, and in the middle of each write: of the journal, a
 * checkpoint, a table, the model, and the cache.
 */
class KillTest {
  private static final int FILES_OF_A_RUN = 21;

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  static Stream<String> runs() {
    return Crashable.NAMES.stream();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void killed_before_every_eleventh_operation_and_taken_up_a_run_has_the_same_bytes(String name)
      throws IOException {
    assertSameBytesKilledAt(11, Crashable.named(name, 1, folder));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void killed_with_trials_side_by_side_and_taken_up_a_run_has_the_same_bytes(String name)
      throws IOException {
    assertSameBytesKilledAt(23, Crashable.named(name, 2, folder));
  }

  @Tag("crash")
  @ParameterizedTest(name = "{0}, {1} side by side")
  @CsvSource({"sweep, 1", "sweep, 2", "pruning, 1", "pruning, 2", "nested, 1", "nested, 2"})
  void killed_before_any_operation_and_taken_up_a_run_has_the_same_bytes(String name, int jobs)
      throws IOException {
    assertSameBytesKilledAt(1, Crashable.named(name, jobs, folder));
  }

  @ParameterizedTest(name = "{0}, {1} side by side")
  @CsvSource({"sweep, 1", "sweep, 2", "pruning, 1", "pruning, 2", "nested, 1", "nested, 2"})
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

  @Test
  void killed_while_it_deletes_an_earlier_run_a_fresh_run_ends_with_the_same_bytes()
      throws IOException {
    Crashable whole = Crashable.named("sweep", 1, folder.resolve("whole"));
    whole.run(FakeTrainer.sound());
    Crashable run = whole.in(folder.resolve("killed"));
    for (int operation = 1; operation <= FILES_OF_A_RUN; operation++) {
      run.ofAnotherCommand().run(FakeTrainer.sound());
      assertThat(run.fresh().isKilled(FakeTrainer.sound(), Kill.at(operation))).isTrue();
      run.fresh().run(FakeTrainer.sound());

      assertThat(run.bytes()).as("killed at %s", operation).isEqualTo(whole.bytes());
      run.delete();
    }
  }

  private void assertSameBytesKilledAt(int stride, Crashable toy) throws IOException {
    Crashable whole = toy.in(folder.resolve("whole"));
    Kill counting = Kill.never();
    FakeTrainer unharmed = FakeTrainer.sound();
    whole.run(unharmed, counting);
    int jobs = toy.request().jobs();
    int kills = 0;

    for (int operation = 1; operation <= counting.operations(); operation += stride) {
      Crashable run = whole.in(folder.resolve("killed"));
      FakeTrainer before = FakeTrainer.sound();
      kills += run.isKilled(before, Kill.at(operation)) ? 1 : 0;
      FakeTrainer after = FakeTrainer.sound();
      run.run(after);

      assertThat(run.bytes()).as("killed at %s", operation).isEqualTo(whole.bytes());
      assertThat(run.cached()).as("killed at %s", operation).isEqualTo(whole.cached());
      assertThat(run.finished()).as("killed at %s", operation).isEqualTo(whole.finished());
      assertThat(before.epochs() + after.epochs())
          .as("epochs trained, killed at %s", operation)
          .isBetween(unharmed.epochs(), unharmed.epochs() + jobs);
      run.delete();
    }
    assertThat(kills).isGreaterThan(10); // a run that wrote its tables less often ends before
  }
}
