package io.github.foldwise.runtime.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.runtime.graph.FusedOps;
import io.github.foldwise.runtime.graph.GraphScope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class OpLibraryTest {
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
    assertThat(OpLibrary.name(List.of(features.split(" ")), best))
        .isEqualTo("libfoldwise-" + build + ".so");
  }

  @Test
  void a_property_of_another_value_is_refused() {
    assertThatThrownBy(() -> OpLibrary.name(List.of("avx2", "fma"), "false"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContainingAll("-Dfoldwise.ops", "none, avx2, avx512", "false");
  }

  @Test
  @EnabledIf("io.github.foldwise.runtime.graph.FusedKernels#areThere")
  void a_second_copy_of_the_library_changes_nothing(@TempDir Path folder) throws IOException {
    NativeLibrary.load();
    OpLibrary.load();
    Path copy = folder.resolve("copy.so");
    String name = OpLibrary.name(CpuFeatures.ofThisMachine(), System.getProperty("foldwise.ops"));
    try (InputStream library = OpLibrary.class.getResourceAsStream("linux-x86_64/" + name)) {
      Files.copy(library, copy);
    }

    OpLibrary.load(copy);

    try (Graph graph = GraphScope.newGraph()) {
      Ops tf = GraphScope.ops(graph);
      Operand<TFloat32> y = tf.constant(new float[][] {{2}});
      Operand<TFloat32> zero = tf.constant(0f);
      assertThat(new FusedOps(1).reluGradient(tf, y, y, zero, zero).dx()).isNotNull();
    }
  }

  @Test
  void what_is_no_library_is_an_error(@TempDir Path folder) throws IOException {
    NativeLibrary.load();
    Path file = Files.writeString(folder.resolve("no.so"), "no library");

    assertThatThrownBy(() -> OpLibrary.load(file))
        .isInstanceOf(TensorFlowException.class)
        .hasMessageContaining("no.so");
  }

  @Test
  void there_is_no_library_for_a_processor_without_vectors() {
    assertThat(OpLibrary.isFor(List.of("asimd"))).isFalse();
  }
}
