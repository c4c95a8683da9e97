package io.github.foldwise.run.journal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.foldwise.reports.records.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What a run directory says about its run before it is opened. */
public final class EarlierRun {
  private EarlierRun() {}

  /** The arguments that started it; empty if there is no run, or it cannot be read. */
  public static Optional<String> command(Path directory) {
    try {
      String command =
          new JsonMapper()
              .readTree(RunDirectory.at(directory).provenance().toFile())
              .path("command")
              .asText();
      return Optional.of(command).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      return Optional.empty(); // opening the directory reports its faults
    }
  }
}
