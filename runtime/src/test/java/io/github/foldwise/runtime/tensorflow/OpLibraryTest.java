package io.github.foldwise.runtime.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.runtime.graph.FusedOps;
import io.github.foldwise.runtime.graph.GraphScope;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class OpLibraryTest {
  @Test
  @EnabledIf("io.github.foldwise.runtime.graph.FusedKernels#areThere")
  void a_second_copy_of_the_library_changes_nothing(@TempDir Path folder) throws IOException {
    NativeLibrary.load();
    OpLibrary.load();
    Path copy = folder.resolve("copy.so");
    URL place = OpBuild.library(CpuFeatures.ofThisMachine()).orElseThrow();
    try (InputStream library = place.openStream()) {
      Files.copy(library, copy);
    }

    OpLibrary.load(copy);

    try (Graph graph = GraphScope.newGraph()) {
      Ops tf = GraphScope.ops(graph);
      Operand<TFloat32> y = tf.constant(new float[][] {{2}});
      Operand<TFloat32> zero = tf.constant(0f);
      Operand<TFloat32> dx =
          new FusedOps(1).reluGradient(tf, y, new FusedOps.Relu(y, zero, zero)).dx();
      try (Session session = new Session(graph);
          Result result = session.runner().fetch(dx).run()) {
        assertThat(((TFloat32) result.get(0)).getFloat(0, 0)).isEqualTo(2);
      }
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
}
