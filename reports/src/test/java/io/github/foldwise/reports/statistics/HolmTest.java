package io.github.foldwise.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolmTest {

  @Test
  void the_smallest_is_multiplied_by_their_number_and_none_falls_below_one_before_it() {
    assertThat(Holm.of(List.of(0.25, 0.0625, 0.125)))
        .containsExactly(new Holm(1, 0.25), new Holm(3, 0.1875), new Holm(2, 0.25));
  }

  @Test
  void equal_values_have_equal_corrections_so_that_equal_rows_read_the_same() {
    assertThat(Holm.of(List.of(0.125, 0.5, 0.125)))
        .containsExactly(new Holm(3, 0.375), new Holm(1, 0.5), new Holm(3, 0.375));
  }
}
