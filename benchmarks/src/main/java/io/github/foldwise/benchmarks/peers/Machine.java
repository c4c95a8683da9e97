package io.github.foldwise.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The machine that was measured, as far as the system describes it. */
record Machine(String processor, int cores, String memory, String features, String system) {
  private static final Set<String> VECTORS =
      Set.of("avx", "avx2", "fma", "avx512f", "avx512_vnni", "avx512_bf16", "amx_tile", "asimd");

  static Machine ofThis() throws IOException {
    List<String> cpu = lines(Path.of("/proc/cpuinfo"));
    List<String> memory = lines(Path.of("/proc/meminfo"));
    return new Machine(
        value(cpu, "model name"),
        Runtime.getRuntime().availableProcessors(),
        value(memory, "MemTotal"),
        Arrays.stream((value(cpu, "flags") + " " + value(cpu, "Features")).split("\\s+"))
            .filter(VECTORS::contains)
            .sorted()
            .collect(Collectors.joining(", ")),
        "%s %s, JDK %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.vm.version")));
  }

  String text() {
    return "%s, %s cores (%s), %s of memory; %s"
        .formatted(processor, cores, features.isEmpty() ? "no vectors" : features, memory, system);
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.isReadable(file)
        ? new String(Files.readAllBytes(file), UTF_8).lines().toList()
        : List.of();
  }

  private static String value(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("");
  }
}
