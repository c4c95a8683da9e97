package io.github.foldwise.runtime.session;

import io.github.foldwise.runtime.device.Device;

/** Where the images of a training are kept. */
public enum Residence {
  /** On the Java heap or in a mapped file, once for all trials: each step copies a batch. */
  HEAP,
  /** In the memory of the device, once for each session: a step is fed row numbers only. */
  DEVICE;

  /** A CPU reads the heap as fast as native memory; copying to a GPU takes longer than a step. */
  public static Residence on(Device device) {
    return device.isCuda() ? DEVICE : HEAP;
  }
}
