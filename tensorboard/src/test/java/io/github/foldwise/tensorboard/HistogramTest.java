package io.github.foldwise.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramTest {
  @Test
  void values_are_counted_as_numpy_counts_them() {
    Histogram histogram = Histogram.of(new float[] {-1, 0, 0.5f, 2, 2, 5});

    // numpy.histogram([-1, 0, 0.5, 2, 2, 5], 30)
    assertThat(histogram.bins().stream().map(Histogram.Bin::count))
        .containsExactly(
            1L, 0L, 0L, 0L, 0L, 1L, 0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 2L, 0L, 0L, 0L, 0L, 0L, 0L,
            0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
    assertThat(histogram.bins().get(0)).isEqualTo(new Histogram.Bin(-1, -0.8, 1));
    assertThat(histogram.bins().get(29)).isEqualTo(new Histogram.Bin(4.8, 5, 1));
  }

  @Test
  void equal_values_share_a_bin_around_them() {
    assertThat(Histogram.of(new float[] {3, 3}).bins())
        .isEqualTo(List.of(new Histogram.Bin(2.5, 3.5, 2)));
  }

  @Test
  void values_that_are_not_finite_are_left_out() {
    assertThat(Histogram.of(new float[] {Float.NaN, 3, Float.NEGATIVE_INFINITY}).bins())
        .isEqualTo(List.of(new Histogram.Bin(2.5, 3.5, 1)));
    assertThat(Histogram.of(new float[] {Float.NaN}).bins()).isEmpty();
    assertThat(Histogram.of(new float[0]).bins()).isEmpty();
  }
}
