package io.github.foldwise.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.fixtures.RunBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executors and drivers that are killed at random moments: {@code -Dcrash.seed=S} repeats them. */
@Tag("crash")
class CrashTest {
  private static final int KILLS = 10;
  private static final int LONGEST_MILLIS = 6_000; // between two kills

  private final long seed = Long.getLong("crash.seed", new Random().nextLong());
  private final Random random = new Random(seed);

  @TempDir private Path folder;

  @BeforeEach
  void say() {
    System.out.println("crash.seed=" + seed);
  }

  private Map<String, String> local() throws IOException {
    Path run = folder.resolve("local");
    SmallRun.in(run).execute();
    return RunBytes.of(run);
  }

  private LoopbackCluster cluster(Path run) throws IOException {
    return LoopbackCluster.start(run, folder.resolve("spark-" + random.nextInt()));
  }

  @Test
  void killed_executors_change_no_byte() throws Exception {
    Map<String, String> expected = local();
    int kills = 0;
    for (int runs = 1; kills < KILLS; runs++) {
      Path run = folder.resolve("cluster-" + runs);
      try (LoopbackCluster cluster = cluster(run)) {
        while (cluster.isAlive() && kills < KILLS) {
          Thread.sleep(random.nextInt(LONGEST_MILLIS));
          List<ProcessHandle> executors = cluster.executors();
          if (!executors.isEmpty()) {
            executors.get(random.nextInt(executors.size())).destroyForcibly();
            kills++;
          }
        }
        cluster.awaitSuccess();
      }
      assertThat(RunBytes.of(run)).isEqualTo(expected);
    }
  }

  @Test
  void a_killed_driver_goes_on_when_it_is_started_again() throws Exception {
    Map<String, String> expected = local();
    Path run = folder.resolve("cluster");
    try (LoopbackCluster cluster = cluster(run)) {
      while (cluster.isAlive() && cluster.executors().isEmpty()) {
        Thread.sleep(50);
      }
      Thread.sleep(random.nextInt(3 * LONGEST_MILLIS));
      cluster.kill();
    }
    try (LoopbackCluster cluster = cluster(run)) {
      cluster.awaitSuccess();
    }

    assertThat(RunBytes.of(run)).isEqualTo(expected);
  }
}
