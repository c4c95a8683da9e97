package io.github.foldwise.benchmarks.peers;

import java.util.List;
import java.util.Map;

/**
 * One way to do the work, in processes that start together.
 *
 * @param id for {@code --only}
 * @param title for readers
 * @param remark for readers; may be empty
 * @param workers the command of each process
 * @param environment variables added to those of the comparison itself
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
