package io.github.foldwise.runtime.device;

import java.util.OptionalLong;
import org.tensorflow.DeviceSpec;
import org.tensorflow.op.Ops;

/**
 * Something that TensorFlow computes on.
 *
 * @param name {@code cpu}, {@code cuda:0}, {@code cuda:1}…
 * @param description for people
 * @param memoryBytes that TensorFlow can have of its own memory; empty where it computes in the
 *     memory of the machine
 */
public record Device(String name, String description, OptionalLong memoryBytes) {
  /** The processor. */
  public static final Device CPU = new Device("cpu", "CPU", OptionalLong.empty());

  public static Device cuda(int index, long memoryBytes) {
    return new Device(
        "cuda:" + index,
        "NVIDIA GPU with %s MiB for TensorFlow".formatted(memoryBytes >> 20),
        OptionalLong.of(memoryBytes));
  }

  /** Whether it is an NVIDIA GPU. */
  public boolean isCuda() {
    return name.startsWith("cuda:");
  }

  /** Ops that are built from the result run here, those without a kernel for it elsewhere. */
  public Ops place(Ops tf) {
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
