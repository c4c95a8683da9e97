package io.github.foldwise.benchmarks.peers;

import java.util.Map;
import java.util.stream.Collectors;

/** The list of skipped contenders. */
final class Skipped {
  private Skipped() {}

  /** A Markdown list; empty if all took part. */
  static String text(Map<String, String> reasonsByTitle) {
    return reasonsByTitle.entrySet().stream()
        .map(entry -> "- skipped: %s (%s)%n".formatted(entry.getKey(), entry.getValue()))
        .sorted()
        .collect(Collectors.joining());
  }
}
