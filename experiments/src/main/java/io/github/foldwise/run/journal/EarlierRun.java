package io.github.foldwise.run.journal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.foldwise.reports.records.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What a run directory says of the run that it holds, before it is opened. */
public final class EarlierRun {
  private EarlierRun() {}

  /** The arguments that began it; empty where there is no run or nothing that can be read. */
  public static Optional<String> command(Path directory) {
    try {
      String command =
          new JsonMapper()
              .readTree(RunDirectory.at(directory).provenance().toFile())
              .path("command")
              .asText();
      return Optional.of(command).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      return Optional.empty(); // opening the directory tells what is wrong with it
    }
  }
}
