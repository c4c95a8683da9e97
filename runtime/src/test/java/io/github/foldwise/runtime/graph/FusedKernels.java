package io.github.foldwise.runtime.graph;

import io.github.foldwise.runtime.tensorflow.CpuFeatures;
import io.github.foldwise.runtime.tensorflow.OpBuild;

/** Kernels with the ops of this module; without them, if the build found no C compiler. */
public final class FusedKernels {
  private FusedKernels() {}

  /** Whether their library is there. */
  public static boolean areThere() {
    return OpBuild.isThereFor(CpuFeatures.ofThisMachine());
  }

  public static Kernels of(TileProducts products) {
    return new Kernels(products, false, false, areThere());
  }
}
