package io.github.foldwise.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTest {
  @Test
  void a_parameter_over_orders_of_magnitude_has_a_logarithmic_scale() {
    assertThat(isLogarithmic("16", "64", "256")).isTrue();
    assertThat(isLogarithmic("0.00001", "0.0004", "0.003", "0.05")).isTrue();
  }

  @Test
  void one_over_equal_steps_a_narrow_range_zero_or_words_has_none() {
    assertThat(isLogarithmic("1", "5", "10", "15", "20")).isFalse();
    assertThat(isLogarithmic("0.3", "0.5", "0.9")).isFalse();
    assertThat(isLogarithmic("0", "0.001", "1")).isFalse();
    assertThat(isLogarithmic("adam", "sgd")).isFalse();
  }

  private static boolean isLogarithmic(String... values) {
    return SearchParameter.of("p", List.of(values)).isLogarithmic();
  }
}
