package io.github.foldwise.runtime.tensorflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuFeaturesTest {
  @TempDir Path folder;

  @Test
  void of_a_processor_only_the_vendor_and_the_features_are_kept_that_kernels_are_chosen_by()
      throws IOException {
    Path cpuinfo =
        Files.writeString(
            folder.resolve("cpuinfo"),
            """
            processor\t: 0
            vendor_id\t: GenuineIntel
            flags\t\t: fpu sse fma avx512f avx2 amx_tile avx lm
            processor\t: 1
            flags\t\t: fpu avx_vnni
            """,
            UTF_8);

    assertThat(CpuFeatures.of(cpuinfo))
        .containsExactly("amx_tile", "avx", "avx2", "avx512f", "fma");
    assertThat(CpuFeatures.vendor(cpuinfo)).isEqualTo("GenuineIntel");
    assertThat(CpuFeatures.of(folder.resolve("missing"))).isEmpty();
    assertThat(CpuFeatures.vendor(folder.resolve("missing"))).isEmpty();
  }

  @Test
  void an_interrupted_thread_reads_the_same_features() throws IOException {
    Path cpuinfo = Files.writeString(folder.resolve("cpuinfo"), "flags\t: fpu avx2 fma\n", UTF_8);

    Thread.currentThread().interrupt();
    try {
      assertThat(CpuFeatures.of(cpuinfo)).containsExactly("avx2", "fma");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
