package io.github.foldwise.spark;

import io.github.foldwise.run.machine.FreeMemory;
import org.apache.spark.SparkConf;

/** Memory that the trainings of an executor may use outside its heap. */
final class Memory {
  private static final String OVERHEAD = "spark.executor.memoryOverhead";
  private static final long MIB = 1 << 20;
  private static final long LIBRARIES = 300 * MIB; // TensorFlow, the JVM, Spark's own buffers

  private Memory() {}

  /**
   * What {@code spark.executor.memoryOverhead} leaves, or what the machine has free if there is no
   * such limit, as in local mode and on a standalone cluster.
   */
  static long outsideTheHeap(SparkConf conf) {
    long free = FreeMemory.bytes();
    return conf.contains(OVERHEAD)
        ? Math.min(free, Math.max(0, conf.getSizeAsMb(OVERHEAD) * MIB - LIBRARIES))
        : free;
  }
}
