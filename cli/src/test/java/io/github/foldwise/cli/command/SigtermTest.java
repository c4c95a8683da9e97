package io.github.foldwise.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.fixtures.Child;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SigtermTest {
  @TempDir Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void sigterm_keeps_finished_trials_and_ends_with_143() throws Exception {
    Path run = folder.resolve("run");
    Process process = Child.start(List.of(), EndlessMain.class, "run --jobs 1 --out " + run);
    List<String> said = new ArrayList<>();
    try (BufferedReader err = process.errorReader(UTF_8)) {
      readUntil(EndlessMain.TRAINING, err, said);
      process.toHandle().destroy(); // Process.destroy would close the streams as well
      err.lines().forEach(said::add);
    }

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(said)
        .contains("Stopping. Finished trials are kept: the same command continues from there.");
    assertThat(Files.readString(run.resolve("trials.csv")).lines()).hasSize(2); // header, fold 1
  }

  private static void readUntil(String line, BufferedReader err, List<String> said)
      throws IOException {
    String read = err.readLine();
    while (read != null && !read.equals(line)) {
      said.add(read);
      read = err.readLine();
    }
  }
}
