package io.github.foldwise.run.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.run.disk.Kill;
import io.github.foldwise.run.disk.MemoryFolder;
import io.github.foldwise.run.engine.Crashable;
import io.github.foldwise.run.engine.FakeTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a run left is damaged, byte by byte: the next run trains what is lost, and no byte differs.
 */
class DamageTest {
  private static final int STRIDE = 61;

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private Crashable whole;
  private byte[] journal;

  @BeforeEach
  void a_finished_run() throws IOException {
    whole = Crashable.named("sweep", 1, folder.resolve("whole"));
    whole.run(FakeTrainer.sound());
    journal = Files.readAllBytes(whole.journal());
  }

  @Test
  void a_flipped_byte_anywhere_in_a_line_of_any_kind() throws IOException {
    for (Line line : firstOfEachKind()) {
      for (int place = line.from(); place <= line.to(); place += STRIDE) {
        assertSameBytesAfter(flipped(journal, place, 0x10), line.event() + " at byte " + place);
      }
      assertSameBytesAfter(flipped(journal, line.to(), 0x10), "the end of " + line.event());
      assertSameBytesAfter(with(journal, line.from() + 9, '\n'), "a break in " + line.event());
    }
  }

  @Test
  void a_line_that_is_torn_off_at_any_byte() throws IOException {
    for (Line line : firstOfEachKind()) {
      for (int length = line.from(); length <= line.to(); length += STRIDE) {
        assertSameBytesAfter(Arrays.copyOf(journal, length), line.event() + " cut to " + length);
      }
    }
    for (int length = journal.length - 60; length < journal.length; length += 7) {
      assertSameBytesAfter(Arrays.copyOf(journal, length), "the journal cut to " + length);
    }
  }

  @Test
  void a_checkpoint_that_is_gone_cut_off_or_flipped_anywhere() throws IOException {
    Crashable killed = killedWithACheckpoint();
    Path file = onlyFile(killed.folder().resolve("run/checkpoints"));
    byte[] checkpoint = Files.readAllBytes(file);
    byte[] events = Files.readAllBytes(killed.journal());
    List<byte[]> damages = new ArrayList<>();
    for (int place = 0; place < checkpoint.length; place += STRIDE) {
      damages.add(flipped(checkpoint, place, 0x80));
      damages.add(flipped(checkpoint, place, 0x01));
      damages.add(Arrays.copyOf(checkpoint, place));
    }
    for (byte[] damage : damages) {
      Crashable run = whole.in(folder.resolve("damaged"));
      Files.createDirectories(file(run, "checkpoints"));
      Files.write(file(run, "checkpoints").resolve(file.getFileName()), damage);
      Files.copy(file(killed, "provenance.json"), file(run, "provenance.json"));
      Files.write(run.journal(), events);
      assertSameBytes(run, "a damaged checkpoint");
    }
    Files.delete(file);
    assertSameBytes(killed, "no checkpoint");
  }

  @Test
  void an_outcome_in_the_cache_that_is_gone_cut_off_or_flipped_anywhere() throws IOException {
    Path outcome = cachedOutcome();
    byte[] sound = Files.readAllBytes(outcome);
    List<byte[]> damages = new ArrayList<>();
    for (int place = 0; place < sound.length; place += STRIDE) {
      damages.add(flipped(sound, place, 0x80));
      damages.add(flipped(sound, place, 0x01));
      damages.add(Arrays.copyOf(sound, place));
    }
    for (byte[] damage : damages) {
      Files.write(outcome, damage);
      whole.in(whole.folder().resolve("run")).delete();
      FakeTrainer again = FakeTrainer.sound();
      whole.run(again);

      assertThat(again.trained()).isEqualTo(2); // its trial, and the refit: no cache has a model
      assertThat(EventJson.read(Files.readString(outcome, UTF_8).strip())).isPresent();
    }
  }

  private void assertSameBytesAfter(byte[] damaged, String what) throws IOException {
    Crashable run = whole.in(folder.resolve("damaged"));
    Files.createDirectories(file(run, "plots").getParent());
    Files.copy(file(whole, "provenance.json"), file(run, "provenance.json"));
    Files.write(run.journal(), damaged);
    assertSameBytes(run, what);
  }

  private void assertSameBytes(Crashable run, String what) throws IOException {
    run.run(FakeTrainer.sound());
    assertThat(run.bytes()).as(what).isEqualTo(whole.bytes());
    run.delete();
  }

  /** A run that was killed when its first training had a checkpoint. */
  private Crashable killedWithACheckpoint() throws IOException {
    Crashable killed = whole.in(folder.resolve("killed"));
    int operation = 1;
    while (!hasOneFile(file(killed, "checkpoints"))) {
      killed.delete();
      assertThat(killed.isKilled(FakeTrainer.sound(), Kill.at(operation++))).isTrue();
    }
    return killed;
  }

  /**
   * A line of the journal.
   *
   * @param from its first byte
   * @param to its line feed
   */
  private record Line(String event, int from, int to) {}

  private List<Line> firstOfEachKind() {
    Map<String, Line> lines = new LinkedHashMap<>();
    int from = 0;
    for (int to = 0; to < journal.length; to++) {
      if (journal[to] == '\n') {
        String event =
            new String(journal, from, to - from, UTF_8).replaceAll("^.{10}(\\w+).*", "$1");
        lines.putIfAbsent(event, new Line(event, from, to));
        from = to + 1;
      }
    }
    assertThat(lines)
        .containsOnlyKeys(
            "RunStarted", "TrialStarted", "EpochDone", "TestLooked", "ModelSaved", "TrialFinished");
    return List.copyOf(lines.values());
  }

  private static byte[] flipped(byte[] bytes, int place, int bits) {
    return with(bytes, place, (char) (bytes[place] ^ bits));
  }

  private static byte[] with(byte[] bytes, int place, char other) {
    byte[] changed = bytes.clone();
    changed[place] = (byte) other;
    return changed;
  }

  private static Path file(Crashable run, String name) {
    return run.folder().resolve("run").resolve(name);
  }

  private Path cachedOutcome() throws IOException {
    try (Stream<Path> files = Files.walk(whole.folder().resolve("cache"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().findFirst().get();
    }
  }

  private static boolean hasOneFile(Path directory) throws IOException {
    return Files.isDirectory(directory) && onlyFile(directory).toString().endsWith(".checkpoint");
  }

  private static Path onlyFile(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().findFirst().orElse(directory);
    }
  }
}
