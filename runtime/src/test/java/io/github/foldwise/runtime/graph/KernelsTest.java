package io.github.foldwise.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.tensorflow.CpuFeatures;
import io.github.foldwise.runtime.tensorflow.OpBuild;
import io.github.foldwise.training.Precision;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AVX2                     | AuthenticAMD | avx avx2 fma                          | EIGEN  | false | false
          AVX-512                  | GenuineIntel | avx avx2 avx512bw avx512f fma         | ONEDNN | true  | false
          AVX-512, BF16            | AuthenticAMD | avx2 avx512_bf16 avx512_vnni avx512f  | ONEDNN | true  | true
          AVX-512, BF16 of unknown | ''           | avx2 avx512_bf16 avx512_vnni avx512f  | ONEDNN | true  | true
          AVX-512, BF16 of Intel   | GenuineIntel | avx2 avx512_bf16 avx512_fp16 avx512f  | ONEDNN | true  | false
          AMX                      | GenuineIntel | amx_bf16 amx_tile avx512_bf16 avx512f | ONEDNN | true  | true
          Arm                      | ''           | asimd                                 | NONE   | false | false
          Arm with BF16            | ''           | asimd bf16 sve                        | NONE   | false | false
          older than AVX2          | GenuineIntel | avx                                   | NONE   | false | false
          """)
  void the_processor_decides(
      String processor,
      String vendor,
      String features,
      TileProducts tileProducts,
      boolean fusedNorm,
      boolean bfloat16) {
    assertThat(Kernels.ofCpu(vendor, List.of(features.split(" ")), Set.of("PATH"), false))
        .isEqualTo(new Kernels(tileProducts, fusedNorm, bfloat16, false));
  }

  /** Intel's AVX-512 has not been measured with the one op. */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "GenuineIntel, avx512f, ONEDNN_FUSED",
    "AuthenticAMD, avx512f, FUSED",
    "GenuineIntel, avx2,    FUSED"
  })
  void with_the_ops_of_this_module_one_convolves(
      String vendor, String feature, TileProducts tileProducts) {
    Kernels kernels = Kernels.ofCpu(vendor, List.of(feature), Set.of(), true);

    assertThat(kernels.tileProducts()).isEqualTo(tileProducts);
    assertThat(kernels.fusedPasses()).isTrue();
    assertThat(kernels.text()).endsWith(", fused passes");
    assertThat(kernels.withoutTiles().fusedPasses()).isTrue();
    assertThat(kernels.portable())
        .isEqualTo(new Kernels(TileProducts.NONE, feature.equals("avx512f"), false, false));
  }

  @Test
  void a_system_that_does_not_say_its_features_gets_what_every_processor_can() {
    assertThat(Kernels.ofCpu("", List.of(), Set.of(), false))
        .isEqualTo(new Kernels(TileProducts.NONE, false, false, false));
  }

  @Test
  void a_gpu_has_its_own_whatever_the_processor_beside_it() {
    assertThat(Kernels.of(Device.cuda(0, 1)))
        .isEqualTo(new Kernels(TileProducts.NONE, true, true, false));
    assertThat(Kernels.of(Device.CPU))
        .isEqualTo(
            Kernels.ofCpu(
                CpuFeatures.vendorOfThisMachine(),
                CpuFeatures.ofThisMachine(),
                System.getenv().keySet(),
                OpBuild.isThereFor(CpuFeatures.ofThisMachine())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA"})
  void if_the_instruction_set_is_capped_nothing_is_multiplied_in_bfloat16(String variable) {
    List<String> features = List.of("avx", "avx2", "avx512_bf16", "avx512f", "fma");

    assertThat(Kernels.ofCpu("AuthenticAMD", features, Set.of("PATH", variable), false))
        .isEqualTo(new Kernels(TileProducts.ONEDNN, true, false, false));
  }

  @Test
  void the_choice_in_words() {
    assertThat(new Kernels(TileProducts.EIGEN, false, false, false).text())
        .isEqualTo("tiles, norm in several ops, bfloat16 by rounding");
    assertThat(new Kernels(TileProducts.ONEDNN, true, false, false).text())
        .isEqualTo("tiles by oneDNN, fused norm, bfloat16 by rounding");
    assertThat(new Kernels(TileProducts.NONE, true, true, false).text())
        .isEqualTo("windows, fused norm, bfloat16");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"EIGEN, NONE", "ONEDNN_FUSED, NONE", "FUSED, FUSED_BFLOAT16"})
  void on_tiles_only_an_op_of_this_module_multiplies_in_bfloat16(
      TileProducts products, TileProducts inBfloat16) {
    assertThat(new Kernels(products, true, true, true).at(Precision.MIXED_BFLOAT16))
        .isEqualTo(new Kernels(inBfloat16, true, true, true));
    assertThat(new Kernels(products, true, true, true).at(Precision.FLOAT32))
        .isEqualTo(new Kernels(products, true, true, true));
    assertThat(new Kernels(products, false, false, true).at(Precision.MIXED_BFLOAT16))
        .isEqualTo(new Kernels(products, false, false, true)); // of rounded numbers
  }

  @ParameterizedTest(name = "{0}, {1}, {2} threads")
  @CsvSource({
    "FUSED, FLOAT32,        1, FUSED",
    "FUSED, FLOAT32,        2, ONEDNN_FUSED",
    "FUSED, MIXED_BFLOAT16, 2, FUSED_BFLOAT16",
    "EIGEN, FLOAT32,        2, EIGEN"
  })
  void several_threads_train_by_oneDnn_in_float32(
      TileProducts products, Precision precision, int threads, TileProducts inTraining) {
    assertThat(new Kernels(products, true, true, true).inTraining(precision, threads))
        .isEqualTo(new Kernels(inTraining, true, true, true));
  }
}
