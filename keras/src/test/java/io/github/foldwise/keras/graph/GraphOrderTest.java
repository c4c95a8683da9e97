package io.github.foldwise.keras.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.keras.graph.GraphOrder.CircleException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphOrderTest {
  private static final int INPUT = 0;
  private static final int SHORTCUT = 1;
  private static final int BLOCK_1 = 2;
  private static final int BLOCK_2 = 3;
  private static final int SUM = 4;

  /**
   * By hand: the sum is 0 steps from the output, both ends of the ways 1, the block's first layer
   * 2, the input 3. The ends are met in the order of the sum's inputs.
   */
  @Test
  void layers_far_from_the_output_come_first_and_ties_follow_the_inputs_of_the_sum() {
    assertThat(order(BLOCK_2, SHORTCUT)).containsExactly(INPUT, BLOCK_1, BLOCK_2, SHORTCUT, SUM);
    assertThat(order(SHORTCUT, BLOCK_2)).containsExactly(INPUT, BLOCK_1, SHORTCUT, BLOCK_2, SUM);
  }

  private static List<Integer> order(int first, int second) {
    return new GraphOrder(
            List.of(
                List.of(),
                List.of(INPUT),
                List.of(INPUT),
                List.of(BLOCK_1),
                List.of(first, second)),
            SUM)
        .keras();
  }

  @Test
  void layers_that_wait_for_each_other_are_refused() {
    List<List<Integer>> circle = List.of(List.of(1), List.of(0));

    assertThatThrownBy(() -> new GraphOrder(circle, 0)).isInstanceOf(CircleException.class);
  }
}
