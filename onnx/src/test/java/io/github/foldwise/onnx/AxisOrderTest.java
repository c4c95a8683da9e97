package io.github.foldwise.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisOrderTest {
  /**
   * A row of maps, (1, 2, 3): two cells of three channels, each value named by cell and channel.
   */
  private static final float[] CELLS = {11, 12, 13, 21, 22, 23};

  @Test
  void channels_come_first() {
    assertThat(AxisOrder.changed(CELLS, List.of(1, 2, 3), 2, 0, 1))
        .containsExactly(11, 21, 12, 22, 13, 23);
  }

  @Test
  void an_order_that_is_the_same_changes_nothing() {
    assertThat(AxisOrder.changed(CELLS, List.of(1, 2, 3), 0, 1, 2)).isEqualTo(CELLS);
  }

  @Test
  void a_matrix_is_transposed() {
    assertThat(AxisOrder.changed(CELLS, List.of(3, 2), 1, 0))
        .containsExactly(11, 13, 22, 12, 21, 23);
  }

  @Test
  void an_empty_tensor_stays_empty() {
    assertThat(AxisOrder.changed(new float[0], List.of(2, 0), 1, 0)).isEmpty();
  }
}
