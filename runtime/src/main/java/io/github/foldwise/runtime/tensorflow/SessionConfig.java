package io.github.foldwise.runtime.tensorflow;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/** How TensorFlow uses threads and GPUs. */
public final class SessionConfig {
  private SessionConfig() {}

  /** For concurrent sessions, each with its own threads. */
  public static ConfigProto of(int threads, boolean seesGpus) {
    ConfigProto.Builder config = base(threads);
    if (!seesGpus) {
      config.putDeviceCount("GPU", 0);
    }
    return config.build();
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
