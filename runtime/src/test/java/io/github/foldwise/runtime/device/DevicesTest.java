package io.github.foldwise.runtime.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.foldwise.check.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices of a machine without a GPU, with either native library. */
class DevicesTest {
  @Test
  void the_cpu_is_there_and_comes_first() {
    assertThat(Devices.list(1)).startsWith(Device.CPU);
    assertThat(Devices.choose("cpu", 1)).isEqualTo(Device.CPU);
  }

  @Test
  void auto_takes_the_cpu_where_there_is_nothing_else() {
    assumeNoGpu();
    assertThat(Devices.list(1)).containsExactly(Device.CPU);
    assertThat(Devices.choose("auto", 1)).isEqualTo(Device.CPU);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cuda", "cuda:0", "cuda:7"})
  void a_gpu_that_is_not_there_is_refused_with_the_way_to_one(String request) {
    assumeNoGpu();
    assertThatThrownBy(() -> Devices.choose(request, 1))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "device "
                + request
                + ": expected an NVIDIA GPU that TensorFlow can use, found only cpu.\n"
                + "  Build with -Pcuda on Linux x86-64, with an NVIDIA driver and the libraries of"
                + " CUDA 12 and cuDNN 9 on LD_LIBRARY_PATH; or choose --device cpu.");
  }

  @Test
  void a_word_that_names_no_device_is_refused() {
    assertThatThrownBy(() -> Devices.choose("gpu", 1))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "device: expected one of auto, cpu, cuda, cuda:0, found 'gpu'.\n"
                + "  Write cuda for the first GPU.");
  }

  private static void assumeNoGpu() {
    assumeTrue(Devices.list(1).size() == 1, "there is a GPU");
  }
}
