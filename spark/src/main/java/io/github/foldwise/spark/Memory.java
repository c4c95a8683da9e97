package io.github.foldwise.spark;

import io.github.foldwise.run.machine.FreeMemory;
import org.apache.spark.SparkConf;

/** Memory that the trainings of an executor may use outside its heap. */
final class Memory {
  private static final String OVERHEAD = "spark.executor.memoryOverhead";
  private static final String LEAST_OVERHEAD = "spark.executor.minMemoryOverhead";
  private static final String OVERHEAD_FACTOR = "spark.executor.memoryOverheadFactor";
  private static final long MIB = 1 << 20;
  private static final long LIBRARIES = 300 * MIB; // TensorFlow, the JVM, Spark's own buffers

  private Memory() {}

  /** The same of this machine. */
  static long outsideTheHeap(SparkConf conf) {
    return outsideTheHeap(conf, FreeMemory.bytes(), Runtime.getRuntime().availableProcessors());
  }

  /**
   * What {@code spark.executor.memoryOverhead} leaves, which YARN and Kubernetes limit by a default
   * of Spark's. Elsewhere nothing limits an executor without it: it counts as much of the free
   * memory of its host as its cores are of all cores there, since others may start beside it.
   */
  static long outsideTheHeap(SparkConf conf, long free, int processors) {
    if (conf.contains(OVERHEAD)) {
      return left(free, conf.getSizeAsMb(OVERHEAD));
    }
    String master = conf.get("spark.master", "");
    if (master.startsWith("yarn") || master.startsWith("k8s")) {
      double part =
          conf.getDouble(OVERHEAD_FACTOR, 0.1) * conf.getSizeAsMb("spark.executor.memory", "1g");
      return left(free, Math.max(conf.getSizeAsMb(LEAST_OVERHEAD, "384m"), (long) part));
    }
    int cores = Math.min(processors, conf.getInt("spark.executor.cores", processors));
    return (long) ((double) free / processors * cores);
  }

  private static long left(long free, long overhead) {
    return Math.min(free, Math.max(0, overhead * MIB - LIBRARIES));
  }
}
