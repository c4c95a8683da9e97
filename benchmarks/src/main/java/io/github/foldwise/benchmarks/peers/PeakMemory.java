package io.github.foldwise.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** The largest resident memory of a process so far: the kernel's {@code VmHWM}. */
final class PeakMemory {
  private PeakMemory() {}

  /** In MiB; empty without /proc. */
  static OptionalDouble of(long process) throws IOException {
    Path status = Path.of("/proc", String.valueOf(process), "status");
    if (!Files.isReadable(status)) {
      return OptionalDouble.empty();
    }
    return new String(Files.readAllBytes(status), UTF_8)
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst();
  }
}
