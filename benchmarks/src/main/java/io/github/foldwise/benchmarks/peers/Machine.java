package io.github.foldwise.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.tensorflow.CpuFeatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine that was measured, as far as the system describes it. */
record Machine(
    String processor,
    int cores,
    String memory,
    List<String> features,
    Kernels kernels,
    String system) {
  static Machine ofThis() throws IOException {
    List<String> cpu = lines(Path.of("/proc/cpuinfo"));
    List<String> memory = lines(Path.of("/proc/meminfo"));
    return new Machine(
        value(cpu, "model name"),
        Runtime.getRuntime().availableProcessors(),
        value(memory, "MemTotal"),
        CpuFeatures.ofThisMachine(),
        Kernels.of(Device.CPU),
        "%s %s, JDK %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.vm.version")));
  }

  String text() {
    return "%s, %s cores (%s), %s of memory; kernels: %s; %s"
        .formatted(
            processor,
            cores,
            features.isEmpty() ? "features unknown" : String.join(", ", features),
            memory,
            kernels.text(),
            system);
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
