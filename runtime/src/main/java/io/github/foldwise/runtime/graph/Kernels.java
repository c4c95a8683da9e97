package io.github.foldwise.runtime.graph;

import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.tensorflow.CpuFeatures;

/** Which of several equivalent implementations a training uses: the fastest differs by device. */
public record Kernels(boolean tiles, boolean fusedNorm) {
  public static Kernels of(Device device) {
    return new Kernels(!device.isCuda() && CpuFeatures.favourTiles(), device.isCuda());
  }

  /** Kernels of a CPU, with or without tiles. */
  public static Kernels ofCpu(boolean tiles) {
    return new Kernels(tiles, false);
  }

  /** For products in lower precision: tile transforms do not tolerate its rounding. */
  public Kernels withoutTiles() {
    return new Kernels(false, fusedNorm);
  }
}
