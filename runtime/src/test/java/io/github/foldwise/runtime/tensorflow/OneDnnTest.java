package io.github.foldwise.runtime.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneDnnTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "unset",
      value = {
        "1, ''",
        "true, ''",
        "TRUE, ''",
        "0, ', without oneDNN'",
        "false, ', without oneDNN'",
        "unset, ', oneDNN if TensorFlow chooses it'",
        "'', ', oneDNN if TensorFlow chooses it'"
      })
  void kernels_of_another_library_have_another_name(String variable, String remark) {
    assertThat(OneDnn.remark(variable)).isEqualTo(remark);
  }
}
