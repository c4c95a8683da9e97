package io.github.foldwise.runtime;

import io.github.foldwise.trainer.CpuFeatures;
import org.tensorflow.DeviceSpec;
import org.tensorflow.op.Ops;

/**
 * Something that TensorFlow computes on.
 *
 * @param name {@code cpu}, {@code cuda:0}, {@code cuda:1}…
 * @param description for people
 */
public record Device(String name, String description) {
  /** The processor. */
  public static final Device CPU = new Device("cpu", "CPU");

  static Device cuda(int index, String description) {
    return new Device("cuda:" + index, description);
  }

  /** Whether it is an NVIDIA GPU. */
  public boolean isCuda() {
    return name.startsWith("cuda:");
  }

  /** Whether convolutions that suit tiles take them in training. */
  boolean favoursTiles() {
    return !isCuda() && CpuFeatures.favourTiles();
  }

  /** Ops that are built from the result run here, those without a kernel for it elsewhere. */
  Ops place(Ops tf) {
    DeviceSpec.Builder spec = DeviceSpec.newBuilder();
    return tf.withDevice(
        isCuda()
            ? spec.deviceType(DeviceSpec.DeviceType.GPU).deviceIndex(index()).build()
            : spec.deviceType(DeviceSpec.DeviceType.CPU).deviceIndex(0).build());
  }

  private int index() {
    return Integer.parseInt(name.substring("cuda:".length()));
  }
}
