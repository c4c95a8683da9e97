package io.github.foldwise.spark;

import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;

/**
 * How long a user waits for a master and its first executor, altogether, before what has not come
 * is refused.
 */
final class Patience {
  /** The setting that says how long. */
  static final String SETTING = "spark.foldwise.wait";

  private static final String DEFAULT = "40s"; // within a minute, with what comes before it

  private final long seconds;
  private long end;
  private boolean hasBegun;

  Patience(SparkConf conf) {
    this.seconds = conf.getTimeAsSeconds(SETTING, DEFAULT);
  }

  /** The wait begins, unless it has. */
  synchronized void begin() {
    if (!hasBegun) {
      hasBegun = true;
      end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }
  }

  /** Whether it has begun and lasted long enough. */
  synchronized boolean isOver() {
    return hasBegun && System.nanoTime() - end >= 0;
  }

  /** How long it is. */
  long seconds() {
    return seconds;
  }
}
