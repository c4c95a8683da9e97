package io.github.foldwise.runtime.graph;

import io.github.foldwise.runtime.device.Device;
import org.tensorflow.DeviceSpec;
import org.tensorflow.op.Ops;

/** Puts ops on a device. */
public final class Placement {
  private Placement() {}

  /** Ops built from the result run on the device; those without a kernel for it run elsewhere. */
  public static Ops on(Device device, Ops tf) {
    return tf.withDevice(
        DeviceSpec.newBuilder()
            .deviceType(device.isCuda() ? DeviceSpec.DeviceType.GPU : DeviceSpec.DeviceType.CPU)
            .deviceIndex(device.index())
            .build());
  }
}
