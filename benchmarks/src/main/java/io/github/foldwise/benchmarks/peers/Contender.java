package io.github.foldwise.benchmarks.peers;

import java.util.List;
import java.util.Map;

/**
 * One way to do the work: processes that start together.
 *
 * @param id for {@code --only}
 * @param title for people
 * @param remark what a reader must know of it; may be empty
 * @param workers the command of each process
 * @param environment variables beside those of the comparison itself
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
