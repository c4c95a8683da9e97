package io.github.foldwise.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.Kernels;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void says_which_kernels_were_measured_in_words() {
    Kernels kernels = Kernels.of(Device.CPU);

    Machine machine =
        new Machine("EPYC", 2, "24 GB", List.of("avx2", "fma"), kernels, "Linux, JDK 17");

    assertThat(machine.text())
        .isEqualTo(
            "EPYC, 2 cores (avx2, fma), 24 GB of memory; kernels: %s; Linux, JDK 17"
                .formatted(kernels.text()));
  }
}
