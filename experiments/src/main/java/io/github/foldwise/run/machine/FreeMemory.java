package io.github.foldwise.run.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Memory that processes can still use on this machine: what Linux calls available, or what the
 * limits of this process's control groups leave. Page cache that can be dropped counts as free.
 */
public final class FreeMemory {
  private static final String GROUPS = "sys/fs/cgroup";

  private final Path root;

  private FreeMemory(Path root) {
    this.root = root;
  }

  /** Free bytes of this machine now. */
  public static long bytes() {
    return bytes(Path.of("/")).orElseGet(FreeMemory::ofTheJvm);
  }

  /** Reads Linux's files below a folder; empty if they are missing. */
  public static OptionalLong bytes(Path root) {
    FreeMemory memory = new FreeMemory(root);
    Optional<Long> available = memory.value("proc/meminfo", "MemAvailable:").map(kib -> kib * 1024);
    if (available.isEmpty()) {
      return OptionalLong.empty();
    }
    long least = available.get();
    for (long left : memory.leftByGroups()) {
      least = Math.min(least, left);
    }
    return OptionalLong.of(least);
  }

  /** For other systems; excludes memory that could be reclaimed. */
  private static long ofTheJvm() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getFreeMemorySize()
        : Long.MAX_VALUE;
  }

  /** What each group with a limit has left, including the parents of this process's group. */
  private List<Long> leftByGroups() {
    List<Long> left = new ArrayList<>();
    for (String line : lines("proc/self/cgroup")) {
      String[] parts = line.split(":", 3); // 0::/path, or 4:memory:/path
      if (parts.length == 3 && parts[1].isEmpty()) {
        collect(left, GROUPS, parts[2], "memory.max", "memory.current", "");
      } else if (parts.length == 3 && List.of(parts[1].split(",")).contains("memory")) {
        collect(
            left,
            GROUPS + "/memory",
            parts[2],
            "memory.limit_in_bytes",
            "memory.usage_in_bytes",
            "total_");
      }
    }
    return left;
  }

  /** In a container a group's path may not exist; the mounted folder is then the group's own. */
  private void collect(
      List<Long> left, String mount, String path, String limit, String usage, String total) {
    Path top = Path.of(mount);
    Path relative = Path.of("/").relativize(Path.of(path).normalize());
    for (Path group = top.resolve(relative); group != null; group = group.getParent()) {
      Optional<Long> most = number(group.resolve(limit));
      Optional<Long> used = number(group.resolve(usage));
      if (most.isPresent() && used.isPresent()) {
        String figures = group.resolve("memory.stat").toString();
        long cache = // of files, mapped ones too: a set of images may be larger than the limit
            value(figures, total + "inactive_file").orElse(0L)
                + value(figures, total + "active_file").orElse(0L);
        left.add(Math.max(0, most.get() - used.get() + cache));
      }
      if (group.equals(top)) {
        return;
      }
    }
  }

  /** The number in a file; empty also for {@code max}. */
  private Optional<Long> number(Path file) {
    return lines(file.toString()).stream().findFirst().flatMap(FreeMemory::parse);
  }

  /** The number behind a word: {@code MemAvailable: 23020848 kB}. */
  private Optional<Long> value(String file, String word) {
    return lines(file).stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length >= 2 && words[0].equals(word))
        .findFirst()
        .flatMap(words -> parse(words[1]));
  }

  private static Optional<Long> parse(String digits) {
    try {
      return Optional.of(Long.parseLong(digits.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(root.resolve(file), UTF_8);
    } catch (IOException e) {
      return List.of();
    }
  }
}
