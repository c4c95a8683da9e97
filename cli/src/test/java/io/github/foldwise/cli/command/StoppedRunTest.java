package io.github.foldwise.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.fixtures.Child;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real run that is stopped loses only the current epoch. */
@DisabledOnOs(OS.WINDOWS)
class StoppedRunTest {
  @TempDir Path folder;

  @Test
  void a_run_that_is_stopped_in_its_second_epoch_continues_after_its_first() throws Exception {
    Path run = folder.resolve("run");
    Process process = startAndPause(run);
    process.toHandle().destroy(); // SIGTERM

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(events(run))
        .hasSize(5)
        .extracting(event -> event.replaceAll("^.{10}(\\w+).*", "$1"))
        .containsExactly("RunStarted", "TrialStarted", "EpochDone", "TestLooked", "RunStopped");

    Victim resumed = new Victim(run, 120, 1);
    resumed.runToItsEnd();
    Victim whole = new Victim(folder.resolve("whole"), 120, 1);
    whole.runToItsEnd();

    assertThat(events(run).get(6))
        .startsWith("{\"event\":\"TrialStarted\"")
        .contains("\"after\":1,");
    assertThat(resumed.bytes()).isEqualTo(whole.bytes());
  }

  @Test
  void a_second_run_in_the_folder_of_another_process_is_refused() throws Exception {
    Path run = folder.resolve("run");
    Process process = startAndPause(run);
    try {
      Cli.Result second =
          Cli.of(GarmentsMain.EXPERIMENT)
              .with(new FakeEngine(new ClassZeroTrainer()))
              .run("run", "--limit=120", "--out=" + run);

      assertThat(second.exitCode()).isEqualTo(2);
      assertThat(second.err())
          .endsWith( // after warnings
              run
                  + ": expected a run directory that no other run is using, found one that a run in"
                  + " progress has locked.\n"
                  + "  Wait until that run has ended, or choose another folder (--out or .in(…)).\n");
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static Process startAndPause(Path run) throws IOException {
    String args = "run --device=cpu --limit=120 --jobs=1 --out=" + run;
    Process process = Child.start(List.of(), PausingMain.class, args);
    BufferedReader err = process.errorReader(UTF_8);
    for (String line = err.readLine();
        line != null && !line.equals(PausingMain.PAUSING);
        line = err.readLine()) {}
    return process;
  }

  private static List<String> events(Path run) throws IOException {
    return Files.readAllLines(run.resolve("journal.jsonl"), UTF_8);
  }
}
