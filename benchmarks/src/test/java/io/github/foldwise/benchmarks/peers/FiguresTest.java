package io.github.foldwise.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void the_median_is_the_one_in_the_middle_or_the_mean_of_two() {
    assertThat(new Figures(List.of(9.0, 1.0, 4.0)).median()).isEqualTo(4.0);
    assertThat(new Figures(List.of(9.0, 1.0, 4.0, 5.0)).median()).isEqualTo(4.5);
  }

  @Test
  void the_spread_is_from_the_smallest_to_the_largest() {
    Figures figures = new Figures(List.of(3.0, 1.0, 2.0));
    assertThat(figures.min()).isEqualTo(1.0);
    assertThat(figures.max()).isEqualTo(3.0);
  }

  @Test
  void a_ratio_is_taken_within_each_round() {
    // 2, 2 and 5: a machine that slowed down in the second round moves nothing.
    Figures ours = new Figures(List.of(200.0, 100.0, 500.0));
    Figures theirs = new Figures(List.of(100.0, 50.0, 100.0));
    assertThat(ours.over(theirs)).isCloseTo(2.0, within(1e-12));
  }
}
