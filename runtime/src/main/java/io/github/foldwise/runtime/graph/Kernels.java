package io.github.foldwise.runtime.graph;

import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.tensorflow.CpuFeatures;
import io.github.foldwise.runtime.tensorflow.OpBuild;
import io.github.foldwise.training.Precision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of several equivalent implementations a training uses: the fastest differs by processor.
 * Figures are samples/s of the notebook's network, batch 16, each against the row's other choice.
 *
 * <table>
 * <caption>The choice</caption>
 * <tr><th>processor<th>norm<th>3×3 convolutions<th>products of mixed bfloat16<th>reason
 * <tr><td>AVX2<td>several ops, after the pool<td>tiles by Eigen<td>float32<td>a product is dear
 *     compared to a pass over memory: tiles 1.17, fused norm 0.97; TensorFlow emulates bfloat16:
 *     0.1, rounding 0.92 of float32
 * <tr><td>AVX-512<td>fused<td>tiles by oneDNN<td>float32<td>passes are dear: fused 1.04 to 1.11,
 *     with tiles 1.10; oneDNN instead of Eigen 1.08
 * <tr><td>AVX-512 with BF16, not Intel's<td>fused<td>tiles by oneDNN<td>bfloat16<td>the same;
 *     bfloat16 with the fused norm 1.39 of float32
 * <tr><td>AVX-512 with BF16, Intel's<td>fused<td>tiles by oneDNN<td>float32<td>its bfloat16
 *     instructions are slower than those of float32: 0.63, rounding 0.94 of float32
 * <tr><td>AMX<td>fused<td>tiles by oneDNN<td>bfloat16<td>made for it; not measured
 * <tr><td>Arm, others<td>several ops, after the pool<td>windows<td>float32<td>not measured: what
 *     Keras does
 * <tr><td>AVX2 or better on Linux, with {@link FusedOps}<td>with the pool, by one op<td>tiles in one
 *     op<td>the same<td>limited to AVX2 1.12, with AVX-512 1.21 of fused tiles by oneDNN
 * <tr><td>the same with BF16, not Intel's<td>the same<td>tiles in one op, in bfloat16<td>bfloat16,
 *     but float32 for few values<td>1.5 of
 *     float32 by fused tiles of oneDNN
 * <tr><td>AVX-512 of Intel, with {@link FusedOps}<td>the same<td>fused tiles by oneDNN<td>float32<td>
 *     1.5 between the products, 1.77 with the tiles; one op not measured
 * <tr><td>CUDA<td>fused<td>windows<td>bfloat16<td>not measured: what cuDNN is made for
 * </table>
 *
 * @param tileProducts computes suitable 3×3 convolutions in float32 on tiles, and the kernel
 *     gradient of a convolution of few channels as a matrix product
 * @param fusedNorm normalises by one op, before a pool; else by several ops, after it
 * @param bfloat16 multiplies in bfloat16 on request; else rounds to it and multiplies in float32
 * @param fusedPasses trains by {@link FusedOps} between the products
 */
public record Kernels(
    TileProducts tileProducts, boolean fusedNorm, boolean bfloat16, boolean fusedPasses) {
  private static final List<String> CAPS_OF_ONEDNN =
      List.of("ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA");
  private static final String INTEL = "GenuineIntel";

  /** For the processor of a device. */
  public static Kernels of(Device device) {
    return device.isCuda()
        ? new Kernels(TileProducts.NONE, true, true, false)
        : ofCpu(
            CpuFeatures.vendorOfThisMachine(),
            CpuFeatures.ofThisMachine(),
            System.getenv().keySet(),
            OpBuild.isThereFor(CpuFeatures.ofThisMachine()));
  }

  /**
   * For a CPU of this vendor with these features, in Linux's words. OneDNN's bfloat16 kernels may
   * die of an illegal instruction if a variable caps its instruction set.
   *
   * @param variables names of the variables in the environment
   */
  static Kernels ofCpu(
      String vendor, List<String> features, Set<String> variables, boolean fusedPasses) {
    boolean avx512 = features.contains("avx512f");
    boolean capped = !Collections.disjoint(variables, CAPS_OF_ONEDNN);
    boolean fastBfloat16 =
        features.contains("amx_bf16")
            || (features.contains("avx512_bf16") && !vendor.equals(INTEL));
    return new Kernels(
        tileProducts(vendor, features, fusedPasses),
        avx512,
        avx512 && fastBfloat16 && !capped,
        fusedPasses);
  }

  private static TileProducts tileProducts(
      String vendor, List<String> features, boolean fusedPasses) {
    boolean avx512 = features.contains("avx512f");
    if (!avx512 && !features.contains("avx2")) {
      return TileProducts.NONE;
    }
    if (fusedPasses) {
      return avx512 && vendor.equals(INTEL) ? TileProducts.ONEDNN_FUSED : TileProducts.FUSED;
    }
    return avx512 ? TileProducts.ONEDNN : TileProducts.EIGEN;
  }

  /** The ops of fused passes in a session of so many threads, if they are chosen. */
  public Optional<FusedOps> fusedOps(int threads) {
    return fusedPasses ? Optional.of(new FusedOps(threads)) : Optional.empty();
  }

  /** Whether it computes suitable convolutions on tiles. */
  public boolean tiles() {
    return tileProducts != TileProducts.NONE;
  }

  /** The choice in words, for provenances and hashes. */
  public String text() {
    List<String> parts = new ArrayList<>();
    parts.add(tileProducts.toString());
    parts.add(fusedNorm ? "fused norm" : "norm in several ops");
    parts.add(bfloat16 ? "bfloat16" : "bfloat16 by rounding");
    if (fusedPasses) {
      parts.add("fused passes");
    }
    return String.join(", ", parts);
  }

  /** For products in this precision: only ops of this module multiply tiles in bfloat16. */
  public Kernels at(Precision precision) {
    if (precision == Precision.FLOAT32 || !bfloat16) {
      return this;
    }
    return with(
        tileProducts == TileProducts.FUSED ? TileProducts.FUSED_BFLOAT16 : TileProducts.NONE);
  }

  /**
   * For training in this precision by so many threads. Those that an op of this module starts
   * compete with TensorFlow's, which wait for work without rest: with two, float32 on tiles in one
   * op is 0.86 times as fast as by oneDNN with batches of 16, and 1.07 times with 128; the choice
   * does not depend on the batch.
   */
  public Kernels inTraining(Precision precision, int threads) {
    Kernels suitable = at(precision);
    return threads > 1 && suitable.tileProducts == TileProducts.FUSED
        ? suitable.with(TileProducts.ONEDNN_FUSED)
        : suitable;
  }

  /** For a graph that may run anywhere: windows, and nothing but TensorFlow's ops. */
  public Kernels portable() {
    return new Kernels(TileProducts.NONE, fusedNorm, bfloat16, false);
  }

  /** The same, but convolutions are sums over windows. */
  public Kernels withoutTiles() {
    return with(TileProducts.NONE);
  }

  private Kernels with(TileProducts products) {
    return new Kernels(products, fusedNorm, bfloat16, fusedPasses);
  }
}
