package io.github.foldwise.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.fixtures.RunBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two executors in processes of their own, from Maven's artifacts alone. */
@Tag("cluster")
class LoopbackClusterTest {
  @TempDir private Path folder;

  @Test
  void a_run_whose_executor_is_killed_has_the_bytes_of_a_local_run() throws Exception {
    SmallRun.in(folder.resolve("local")).execute();

    Path run = folder.resolve("cluster");
    Path own = folder.resolve("spark");
    try (LoopbackCluster cluster = LoopbackCluster.start(run, own)) {
      Path journal = run.resolve("journal.jsonl");
      while (cluster.isAlive()
          && !(Files.exists(journal) && Files.readString(journal).contains("TrialFinished"))) {
        Thread.sleep(50);
      }
      cluster.executors().stream().findFirst().ifPresent(ProcessHandle::destroyForcibly);
      cluster.awaitSuccess();
    }

    assertThat(RunBytes.of(run)).isEqualTo(RunBytes.of(folder.resolve("local")));
    assertThat(SmallRun.checkpoints(own)).isEmptyDirectory();
  }
}
