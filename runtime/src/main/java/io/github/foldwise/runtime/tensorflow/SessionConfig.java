package io.github.foldwise.runtime.tensorflow;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/** How TensorFlow is to use threads and GPUs. */
public final class SessionConfig {
  private SessionConfig() {}

  /** For sessions that stand beside each other, each with threads of its own. */
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
