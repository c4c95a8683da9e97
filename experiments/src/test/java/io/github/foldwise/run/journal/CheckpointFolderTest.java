package io.github.foldwise.run.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Scores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
  @TempDir Path folder;

  @Test
  void a_checkpoint_follows_the_one_before_and_takes_its_place() throws IOException {
    CheckpointFolder checkpoints = CheckpointFolder.ofRun(folder);
    for (int epochs = 1; epochs <= 3; epochs++) {
      checkpoints.put("course", after(epochs));

      assertThat(checkpoints.get("course").orElseThrow().epochs()).hasSize(epochs);
      assertThat(files()).hasSize(1);
    }

    checkpoints.remove("course");

    assertThat(checkpoints.get("course")).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void of_two_that_a_kill_has_left_the_later_counts_or_the_one_that_is_whole() throws IOException {
    CheckpointFolder checkpoints = CheckpointFolder.ofRun(folder);
    checkpoints.put("course", after(2));
    Path earlier = files().get(0);
    byte[] kept = Files.readAllBytes(earlier);
    checkpoints.put("course", after(3));
    Path later = files().get(0);
    Files.write(earlier, kept);

    assertThat(checkpoints.get("course").orElseThrow().epochs()).hasSize(3);

    Files.write(later, new byte[10]);

    assertThat(checkpoints.get("course").orElseThrow().epochs()).hasSize(2);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("checkpoints"))) {
      return all.toList();
    }
  }

  /** A state larger than what is written at once. */
  private static Checkpoint after(int epochs) {
    Scores scores = new Scores(1, 1, 0, 0.5f);
    return Checkpoint.of(
        IntStream.rangeClosed(1, epochs)
            .mapToObj(
                epoch ->
                    new EpochResult(
                        epoch, 10, 1e-3f, scores, Optional.of(scores), Optional.empty(), 1))
            .toList(),
        new byte[100_000]);
  }
}
