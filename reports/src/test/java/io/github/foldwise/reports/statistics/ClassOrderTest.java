package io.github.foldwise.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.records.ConfusionRow;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassOrderTest {
  /** 0–3 is the most confused pair, then 3–4 and 1–5; 2 is confused with none. */
  @Test
  void classes_that_are_often_confused_are_neighbours() {
    assertThat(order(6, confused(0, 3, 9), confused(4, 3, 5), confused(5, 1, 2)))
        .containsExactly(0, 3, 4, 1, 5, 2);
  }

  /** 0–1 and 1–2 make a chain with 1 in its middle, so 1–3 finds no free end. */
  @Test
  void a_class_has_two_neighbours_at_most() {
    assertThat(order(4, confused(1, 0, 9), confused(1, 2, 8), confused(1, 3, 7)))
        .containsExactly(0, 1, 2, 3);
  }

  @Test
  void classes_that_are_never_confused_keep_their_order() {
    assertThat(order(3)).containsExactly(0, 1, 2);
  }

  private static List<Integer> order(int classes, ConfusionRow... rows) {
    return ClassOrder.of(ConfusionTable.of(classes, Stream.of(rows).toList()));
  }

  private static ConfusionRow confused(int trueLabel, int predicted, int count) {
    return new ConfusionRow("baseline", 1, 1, "validation", trueLabel, predicted, count);
  }
}
