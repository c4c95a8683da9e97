package io.github.foldwise.runtime.graph;

import io.github.foldwise.runtime.tensorflow.CpuFeatures;
import io.github.foldwise.runtime.tensorflow.OpBuild;
import java.util.List;

/** Kernels with the ops of this module; without them, if the build found no C compiler. */
public final class FusedKernels {
  private FusedKernels() {}

  /** Whether their library is there. */
  public static boolean areThere() {
    return OpBuild.isThereFor(CpuFeatures.ofThisMachine());
  }

  /** Whether they can also multiply in bfloat16 here. */
  public static boolean multiplyBfloat16() {
    List<String> features = CpuFeatures.ofThisMachine();
    return areThere() && (features.contains("avx512_bf16") || !features.contains("avx512f"));
  }

  public static Kernels of(TileProducts products) {
    return areThere()
        ? new Kernels(products, false, products == TileProducts.FUSED_BFLOAT16, true)
        : new Kernels(
            products.keepsTiles() ? products : TileProducts.ONEDNN_FUSED, false, false, false);
  }
}
