package io.github.foldwise.benchmarks.peers;

import java.util.List;
import java.util.Map;

/**
 * One way to do the work, in processes that start together, each with its command. Title and remark
 * are for readers; {@code environment} adds to the variables of the comparison itself.
 */
record Contender(
    String id,
    String title,
    String remark,
    List<List<String>> workers,
    Map<String, String> environment) {
  Contender {
    workers = List.copyOf(workers);
    environment = Map.copyOf(environment);
  }
}
