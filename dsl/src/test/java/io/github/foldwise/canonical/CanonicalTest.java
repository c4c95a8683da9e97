package io.github.foldwise.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTest {
  enum Side {
    LEFT_HAND
  }

  public record Inner(int number) {}

  public record Outer(Inner inner, Inner otherInner, Side side, double rate) {}

  public record Nothing() {}

  @Test
  void every_component_is_written_in_its_order() {
    assertThat(Canonical.of(new Outer(new Inner(1), new Inner(2), Side.LEFT_HAND, 0.5)))
        .isEqualTo("outer inner=(number=1) other_inner=inner(number=2) side=left_hand rate=0.5");
    assertThat(Canonical.of(new Nothing())).isEqualTo("nothing");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "0.6, 0.6",
    "1e-5, 0.00001",
    "1e-7, 1E-7",
    "10000, 10000",
    "1e300, 1E+300",
    "2e-3, 0.002",
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "4.9e-324, 5E-324",
    "2.2250738585072014e-308, 2.2250738585072014E-308",
    "9.313225746154785e-10, 9.313225746154785E-10",
    "1.7976931348623157e308, 1.7976931348623157E+308",
    "123456789012.345, 123456789012.345",
    "-2.5, -2.5",
    "NaN, NaN",
    "-Infinity, -Infinity"
  })
  void a_number_is_the_shortest_decimal_that_reads_back(double value, String text) {
    assertThat(Canonical.number(value)).isEqualTo(text);
    assertThat(Double.valueOf(text)).isEqualTo(Double.valueOf(value == 0 ? 0.0 : value));
  }
}
