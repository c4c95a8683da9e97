package io.github.foldwise.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/**
 * A session in this process, which tests share: Spark allows one, and it takes seconds. After a
 * test has stopped it, there is another one.
 */
final class LocalSession {
  private static SparkContext session; // null until first asked for

  private LocalSession() {}

  static synchronized SparkContext get() {
    if (session == null || session.isStopped()) {
      session =
          new SparkContext(
              new SparkConf()
                  .setMaster("local[2]")
                  .setAppName("tests")
                  .set("spark.ui.enabled", "false")
                  .set("spark.log.level", "WARN")
                  .set("spark.driver.host", "localhost")
                  .set("spark.driver.bindAddress", "127.0.0.1")
                  .set("spark.plugins", SparkTrainer.PLUGIN));
    }
    return session;
  }
}
