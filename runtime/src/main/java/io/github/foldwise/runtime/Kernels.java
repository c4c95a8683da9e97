package io.github.foldwise.runtime;

import io.github.foldwise.trainer.CpuFeatures;

/**
 * Which of several ways to the same values a training takes: the fast one differs from device to
 * device.
 *
 * @param tiles whether convolutions that suit tiles take them
 * @param fusedNorm whether a batch norm is TensorFlow's one op, and not several
 */
record Kernels(boolean tiles, boolean fusedNorm) {
  static Kernels of(Device device) {
    return new Kernels(!device.isCuda() && CpuFeatures.favourTiles(), device.isCuda());
  }

  /** Those of a processor, with tiles or without. */
  static Kernels ofCpu(boolean tiles) {
    return new Kernels(tiles, false);
  }

  /**
   * For products that are not in float32: what lies between a tile's transforms does not bear it.
   */
  Kernels withoutTiles() {
    return new Kernels(false, fusedNorm);
  }
}
