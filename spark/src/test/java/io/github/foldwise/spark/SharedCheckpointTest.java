package io.github.foldwise.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Intervention;
import io.github.foldwise.trial.Scores;
import io.github.foldwise.trial.TrainerLostException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedCheckpointTest {
  private static final SparkConf CONF = new SparkConf(false);
  private static final EpochResult EPOCH =
      new EpochResult(
          1, 3, 0.1f, new Scores(Float.NaN, 1, 0, 0.5f), Optional.empty(), Optional.empty(), 0.25);
  private static final Checkpoint CHECKPOINT =
      Checkpoint.of(
          List.of(EPOCH),
          List.of(new Intervention.RateSet(1, 0.5f), new Intervention.Ended(1)),
          new byte[] {1, 2, 3});

  @TempDir private Path folder;

  private static void assertSame(Checkpoint checkpoint) {
    assertThat(checkpoint.epochs()).containsExactly(EPOCH);
    assertThat(checkpoint.interventions()).isEqualTo(CHECKPOINT.interventions());
    assertThat(checkpoint.state()).containsExactly(1, 2, 3);
  }

  @Test
  void bytes_of_a_checkpoint_hold_all_of_it() {
    assertSame(CheckpointBytes.read(CheckpointBytes.of(CHECKPOINT)));
  }

  @Test
  void the_driver_gets_the_epochs_and_where_the_file_is() {
    Checkpoint reference =
        SharedCheckpoint.written(CHECKPOINT, folder.toUri().toString(), "trial", CONF);

    assertThat(folder.resolve("trial-1.checkpoint")).exists();
    assertThat(reference.epochs()).containsExactly(EPOCH);
    assertThat(reference.state()).hasSizeLessThan(300).isNotEqualTo(CHECKPOINT.state());
    assertSame(SharedCheckpoint.whole(reference, CONF));
    assertSame(SharedCheckpoint.whole(CHECKPOINT, CONF)); // one that was sent whole
  }

  @Test
  void a_folder_that_cannot_be_written_ends_the_run_and_not_only_the_trial() throws IOException {
    URI file = Files.createFile(folder.resolve("file")).toUri();

    assertThatThrownBy(() -> SharedCheckpoint.written(CHECKPOINT, file.toString(), "trial", CONF))
        .isInstanceOf(TrainerLostException.class)
        .hasMessageContaining("--checkpoints " + file + ": expected a folder that all executors")
        .satisfies(
            thrown -> assertThat(Ended.by(thrown).kind()).isEqualTo(Ended.Kind.UNFIT),
            thrown -> assertThat(Ended.by(thrown).problems()).hasSize(1));
  }

  @Test
  void a_deleted_one_is_refused() throws IOException {
    Checkpoint reference =
        SharedCheckpoint.written(CHECKPOINT, folder.toUri().toString(), "trial", CONF);

    SharedCheckpoint.delete(reference, CONF);
    SharedCheckpoint.delete(CHECKPOINT, CONF); // has no file

    assertThat(folder.resolve("trial-1.checkpoint")).doesNotExist();
    assertThatThrownBy(() -> SharedCheckpoint.whole(reference, CONF))
        .isInstanceOf(RefusedException.class);
  }
}
