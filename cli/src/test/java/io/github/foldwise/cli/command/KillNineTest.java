package io.github.foldwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real runs, killed with SIGKILL at random moments and resumed. Prints the random seed; {@code
 * -Dcrash.seed=S} sets it.
 */
@DisabledOnOs(OS.WINDOWS)
class KillNineTest {
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
  private static final int KILLS = 20;

  @TempDir Path folder;

  private final Random random = new Random(SEED);

  @Test
  void a_run_that_was_killed_three_times_has_the_same_bytes() throws Exception {
    Victim whole = new Victim(folder.resolve("whole"), 120, 1);
    whole.runToItsEnd();
    Victim victim = new Victim(folder.resolve("killed"), 120, 1);
    int kills = 0;
    while (kills < 3) {
      assertThat(victim.kill(random, whole.journalBytes() * (kills + 1) / 4)).isTrue();
      kills++;
    }
    victim.runToItsEnd();

    print("killed %s times".formatted(kills));
    assertThat(victim.bytes()).as("seed %s", SEED).isEqualTo(whole.bytes());
  }

  /** Half of the killed runs are killed again when they resume. */
  @Tag("crash")
  @ParameterizedTest(name = "{0} side by side")
  @ValueSource(ints = {1, 2})
  void runs_that_were_killed_at_20_random_moments_have_the_same_bytes(int jobs) throws Exception {
    Victim whole = new Victim(folder.resolve("whole"), 400, jobs);
    whole.runToItsEnd();
    int kills = 0;
    for (int run = 1; kills < KILLS; run++) {
      Victim victim = new Victim(folder.resolve("killed" + run), 400, jobs);
      kills += kill(victim, whole);
      if (random.nextBoolean()) {
        kills += kill(victim, whole);
      }
      victim.runToItsEnd();
      assertThat(victim.bytes()).as("seed %s, run %s", SEED, run).isEqualTo(whole.bytes());
    }
    print(
        "%s side by side: killed %s times, the same %s files"
            .formatted(jobs, kills, whole.bytes().size()));
  }

  /** 1, or 0 if it had already ended. */
  private int kill(Victim victim, Victim whole) throws IOException, InterruptedException {
    return victim.kill(random, whole.journalBytes()) ? 1 : 0;
  }

  private static void print(String line) {
    System.out.println("crash.seed=" + SEED + ": " + line);
  }
}
