package io.github.foldwise.run.records;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What the operating system calls the processor. */
final class Processor {
  private Processor() {}

  /** {@code AMD EPYC 7B13}; empty if the system does not tell it. */
  static String name() {
    return inFile(Path.of("/proc/cpuinfo")) // Linux
        .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER"))) // Windows
        .map(String::strip)
        .orElse("");
  }

  static Optional<String> inFile(Path cpuinfo) {
    if (!Files.isReadable(cpuinfo)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(cpuinfo, ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip().replaceAll("\\s+", " "))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // a run does not depend on it
    }
  }
}
