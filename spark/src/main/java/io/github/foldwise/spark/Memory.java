package io.github.foldwise.spark;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.run.machine.FreeMemory;
import java.util.Locale;
import org.apache.spark.SparkConf;

/** Memory of an executor: its heap, which holds images, and what trainings may use outside it. */
final class Memory {
  private static final String HEAP = "spark.executor.memory";
  private static final String DEFAULT_HEAP = "1g";
  private static final String OVERHEAD = "spark.executor.memoryOverhead";
  private static final String LEAST_OVERHEAD = "spark.executor.minMemoryOverhead";
  private static final String OVERHEAD_FACTOR = "spark.executor.memoryOverheadFactor";
  private static final long MIB = 1 << 20;
  private static final long LIBRARIES = 300 * MIB; // TensorFlow, the JVM, Spark's own buffers

  private static final long OWN = 100 * MIB; // of the heap, for Spark and Foldwise

  private Memory() {}

  /** The heap of an executor, as the user gives it. */
  static String heap(SparkConf conf) {
    return conf.get(HEAP, DEFAULT_HEAP);
  }

  /** Refuses a heap that can never hold so many bytes of images. */
  static void requireHeapFor(long images, SparkConf conf) {
    long least = (images + OWN + MIB - 1) / MIB;
    long heap = conf.getSizeAsMb(HEAP, DEFAULT_HEAP);
    if (heap < least) {
      throw new RefusedException(
          Problem.of(
              HEAP,
              String.format(
                  Locale.ROOT,
                  "at least %d MiB, as each executor holds all images in its heap",
                  least),
              heap + " MiB",
              "Raise it, for example %s=%sm.".formatted(HEAP, least + least / 4)));
    }
  }

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
      double part = conf.getDouble(OVERHEAD_FACTOR, 0.1) * conf.getSizeAsMb(HEAP, DEFAULT_HEAP);
      return left(free, Math.max(conf.getSizeAsMb(LEAST_OVERHEAD, "384m"), (long) part));
    }
    int cores = Math.min(processors, conf.getInt("spark.executor.cores", processors));
    return (long) ((double) free / processors * cores);
  }

  private static long left(long free, long overhead) {
    return Math.min(free, Math.max(0, overhead * MIB - LIBRARIES));
  }
}
