package io.github.foldwise.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.run.disk.FullDisk;
import io.github.foldwise.run.disk.MemoryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A disk that fills up ends a run with one message, and loses nothing of it. */
class FullDiskTest {
  private static final long PLENTY = 1 << 30;
  private static final int STRIDE = 1009; // a prime: no line's or table's length divides into it

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  @ParameterizedTest(name = "{0}, {1} side by side")
  @CsvSource({"sweep, 1", "pruning, 2"})
  void full_after_every_1009st_byte_and_taken_up_with_room_a_run_has_the_same_bytes(
      String name, int jobs) throws IOException {
    Crashable whole = Crashable.named(name, jobs, folder.resolve("whole"));
    FullDisk roomy = FullDisk.after(PLENTY);
    FakeTrainer unharmed = FakeTrainer.sound();
    whole.run(unharmed, roomy);
    long needed = PLENTY - roomy.room();

    // Times have more or fewer digits from run to run: near the end a run may just fit.
    for (long bytes = 0; bytes < needed - STRIDE; bytes += STRIDE) {
      Crashable run = whole.in(folder.resolve("full after " + bytes));
      FakeTrainer before = FakeTrainer.sound();
      Optional<String> refusal = run.refusal(before, FullDisk.after(bytes));
      FakeTrainer after = FakeTrainer.sound();
      run.run(after);

      assertOneMessage(run, refusal.orElse("none, full after " + bytes));
      assertThat(run.bytes()).as("full after %s", bytes).isEqualTo(whole.bytes());
      assertThat(run.cached()).as("full after %s", bytes).isEqualTo(whole.cached());
      assertThat(run.finished()).as("full after %s", bytes).isEqualTo(whole.finished());
      assertThat(before.epochs() + after.epochs())
          .as("epochs trained, full after %s", bytes)
          .isBetween(unharmed.epochs(), unharmed.epochs() + jobs);
      run.delete();
    }
  }

  /** The whole message, whichever file did not fit. */
  private static void assertOneMessage(Crashable run, String message) {
    String place = run.folder().toString();
    assertThat(message)
        .isIn(
            "cache "
                + place
                + "/cache: expected a folder that can be made and written, found No"
                + " space left on device.\n"
                + "  Make room or make it writable, then run the same command again: finished"
                + " trials are kept.",
            place
                + "/run: expected a folder that can be made and written, found No"
                + " space left on device.\n"
                + "  Make it writable and see that the disk has room, or choose another folder"
                + " (--out or .in(…)).",
            place
                + "/run/journal.jsonl: expected a disk that takes the events of the run, found"
                + " No space left on device.\n"
                + "  Make room, then run the same command again: finished trials are kept.");
  }
}
