package io.github.foldwise.runtime.tensorflow;

import io.github.foldwise.check.Problem;
import java.util.List;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/** How TensorFlow uses threads and GPUs. */
public final class SessionConfig {
  private SessionConfig() {}

  /** What is wrong with a number of threads, of those that may work on one op. */
  public static List<Problem> problems(int threads) {
    return threads >= 1
        ? List.of()
        : List.of(
            Problem.of(
                "threads",
                "at least 1",
                String.valueOf(threads),
                "Use 1: its bits can be repeated."));
  }

  /** For concurrent sessions, each with its own threads. */
  public static ConfigProto of(int threads, boolean seesGpus) {
    ConfigProto.Builder config = base(threads);
    if (!seesGpus) {
      config.putDeviceCount("GPU", 0);
    }
    return config.build();
  }

  /**
   * For graphs without control flow, on the CPU: ops run one by one in the thread that asks, which
   * need not wait for another one, but computes with denormal numbers.
   */
  public static ConfigProto inCallersThread(int threads) {
    return base(threads)
        .putDeviceCount("GPU", 0)
        .setExperimental(
            ConfigProto.Experimental.newBuilder().setExecutorType("SINGLE_THREADED_EXECUTOR"))
        .build();
  }

  /** Sees all devices. */
  public static ConfigProto ofAllDevices(int threads) {
    return base(threads).build();
  }

  private static ConfigProto.Builder base(int threads) {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(threads) // sums depend on how threads split them
        .setInterOpParallelismThreads(1)
        .setUsePerSessionThreads(true) // else sessions side by side share one thread
        .setAllowSoftPlacement(true)
        .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true));
  }
}
