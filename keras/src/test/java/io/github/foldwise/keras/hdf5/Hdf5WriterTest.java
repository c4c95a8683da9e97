package io.github.foldwise.keras.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class Hdf5WriterTest {
  @Test
  void what_was_written_is_read_by_another_library() throws Exception {
    Hdf5Group root = new Hdf5Group();
    root.put(
        "layers/conv2d/vars/0", new float[] {1, -2, 3.5f, 0, Float.MIN_VALUE, 6}, List.of(2, 3));
    root.put("layers/conv2d/vars/1", new float[] {7}, List.of(1));
    root.put("optimizer/vars/0", 0.25f, List.of(3));

    try (Hdf5Weights file = Hdf5Weights.of(bytes(root))) {
      assertThat(file.names("")).containsExactly("layers", "optimizer");
      assertThat(file.names("layers/conv2d/vars")).containsExactly("0", "1");
      assertThat(file.dims("layers/conv2d/vars/0")).contains(List.of(2, 3));
      assertThat(file.values("layers/conv2d/vars/0"))
          .containsExactly(1, -2, 3.5f, 0, Float.MIN_VALUE, 6);
      assertThat(file.values("layers/conv2d/vars/1")).containsExactly(7);
      assertThat(file.dims("optimizer/vars/0")).contains(List.of(3));
    }
  }

  @Test
  void the_size_is_known_before_anything_is_written() throws IOException {
    Hdf5Group root = new Hdf5Group();
    root.put("layers/dense/vars/0", new float[40_000], List.of(200, 200));
    root.put("optimizer/vars/0", 5L);

    assertThat(bytes(root)).hasSize((int) new Hdf5Writer(root).size());
  }

  private static byte[] bytes(Hdf5Group root) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Hdf5Writer(root).writeTo(out);
    return out.toByteArray();
  }
}
