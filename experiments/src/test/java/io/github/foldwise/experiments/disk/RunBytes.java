package io.github.foldwise.experiments.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a run directory that must be the same whenever, wherever and however it ran. */
public final class RunBytes {
  /** These tell of when and where a run took place. */
  private static final List<String> OF_THE_RUN =
      List.of("journal.jsonl", "provenance.json", "timings.csv");

  private RunBytes() {}

  /** Name and bytes of each. */
  public static Map<String, String> of(Path run) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(run)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = run.relativize(path).toString();
        if (!OF_THE_RUN.contains(name)) {
          files.put(name, HexFormat.of().formatHex(Files.readAllBytes(path)));
        }
      }
    }
    return files;
  }
}
