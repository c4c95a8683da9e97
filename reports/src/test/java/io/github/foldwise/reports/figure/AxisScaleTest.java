package io.github.foldwise.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisScaleTest {

  @ParameterizedTest(name = "epochs {0} to {1}: {2}")
  @CsvSource({
    "1, 1, 1",
    "1, 2, 1 2",
    "1, 5, 1 2 3 4 5",
    "1, 20, 2 4 6 8 10 12 14 16 18 20",
    "1, 60, 10 20 30 40 50 60",
    "-2000000000, 2000000000, -2000000000 -1500000000 -1000000000 -500000000 0 500000000 1000000000"
        + " 1500000000 2000000000",
  })
  void epochs_are_marked_at_whole_numbers(int first, int last, String ticks) {
    assertThat(ticks(AxisScale.ofIntegers(first, last, 10))).isEqualTo(ticks);
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "0.80, 0.90, 0.80 0.82 0.84 0.86 0.88 0.90",
    "0.3, 2.6, 0.5 1.0 1.5 2.0 2.5",
    "10, 60, 10 20 30 40 50 60",
  })
  void values_are_marked_at_round_numbers(double least, double most, String ticks) {
    assertThat(ticks(AxisScale.around(least, most, 6))).isEqualTo(ticks);
  }

  @Test
  void equal_values_lie_in_the_middle_of_their_scale() {
    AxisScale scale = AxisScale.around(0.5, 0.5, 6);
    assertThat(scale.share(0.5)).isCloseTo(0.5, within(1e-9));
    assertThat(scale.ticks()).isNotEmpty();
  }

  @Test
  void an_axis_without_end_is_refused() {
    assertThatThrownBy(() -> AxisScale.around(-Double.MAX_VALUE, Double.MAX_VALUE, 6))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("an axis of this length cannot be marked: Infinity");
  }

  private static String ticks(AxisScale scale) {
    return scale.ticks().stream().map(Object::toString).collect(Collectors.joining(" "));
  }
}
