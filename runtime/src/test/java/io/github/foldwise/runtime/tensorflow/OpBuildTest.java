package io.github.foldwise.runtime.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpBuildTest {
  private static final String AVX512 = "avx2 avx512bw avx512dq avx512f avx512vl fma";

  @ParameterizedTest(name = "{0}, at most {1}")
  @CsvSource({
    AVX512 + ", , avx512",
    AVX512 + ", avx512, avx512",
    AVX512 + ", avx2, avx2",
    AVX512 + ", none, none",
    "avx2 fma, , avx2",
    "avx2 fma, avx512, avx2",
    "avx2 avx512f fma, , avx2",
    "avx2, , none",
    "asimd, , none",
    "asimd, avx512, none"
  })
  void the_processor_and_the_property_decide(String features, String best, String build) {
    assertThat(OpBuild.of(List.of(features.split(" ")), best).fileName())
        .isEqualTo("libfoldwise-" + build + ".so");
  }

  @Test
  void a_property_of_another_value_is_refused() {
    assertThatThrownBy(() -> OpBuild.of(List.of("avx2", "fma"), "false"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContainingAll("-Dfoldwise.ops", "none, avx2, avx512", "false");
  }

  @Test
  void there_is_no_library_for_a_processor_without_vectors() {
    assertThat(OpBuild.isThereFor(List.of("asimd"))).isFalse();
  }
}
