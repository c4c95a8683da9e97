package io.github.foldwise.runtime.graph;

import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.trial.CpuFeatures;

/**
 * Which of several ways to the same values a training takes: the fast one differs from device to
 * device.
 *
 * @param tiles whether convolutions that suit tiles take them
 * @param fusedNorm whether a batch norm is TensorFlow's one op, and not several
 */
public record Kernels(boolean tiles, boolean fusedNorm) {
  public static Kernels of(Device device) {
    return new Kernels(!device.isCuda() && CpuFeatures.favourTiles(), device.isCuda());
  }

  /** Those of a processor, with tiles or without. */
  public static Kernels ofCpu(boolean tiles) {
    return new Kernels(tiles, false);
  }

  /**
   * For products that are not in float32: what lies between a tile's transforms does not bear it.
   */
  public Kernels withoutTiles() {
    return new Kernels(false, fusedNorm);
  }
}
