package io.github.foldwise.runtime.session;

import io.github.foldwise.runtime.device.Device;

/** Where the images that a model is trained and judged on lie in the meantime. */
public enum Residence {
  /** On the Java heap, once for all trials: a batch of them is copied for each step. */
  HEAP,
  /** In the memory of the device, once for each session: a step is told which rows it takes. */
  DEVICE;

  /**
   * A CPU reads the heap's memory as fast as its own; the way to a GPU takes longer than a step.
   */
  public static Residence on(Device device) {
    return device.isCuda() ? DEVICE : HEAP;
  }
}
