package io.github.foldwise.spark;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/** The executors that a session has, and those that it lost. */
final class Roster extends SparkListener {
  private final Map<String, Integer> cores = new ConcurrentHashMap<>(); // by executor
  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private volatile Losses losses = new Losses(0, "");

  /**
   * Executors that ended.
   *
   * @param number of all of them
   * @param last why the last one did
   */
  record Losses(int number, String last) {
    /** The same in words. */
    String text() {
      return "%s that ended, the last one with: %s".formatted(number, last);
    }
  }

  /** How many tasks of so many threads all executors can do at once. */
  int slots(int threads) {
    return cores.values().stream().mapToInt(number -> number / threads).sum();
  }

  Losses losses() {
    return losses;
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded added) {
    cores.put(added.executorId(), added.executorInfo().totalCores());
  }

  /** Spark may tell it twice; the first reason says more than the exit code of its process. */
  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    cores.remove(removed.executorId());
    if (ended.add(removed.executorId())) {
      losses = new Losses(ended.size(), removed.reason().strip());
    }
  }
}
