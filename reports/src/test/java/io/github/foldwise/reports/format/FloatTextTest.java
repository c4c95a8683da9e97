package io.github.foldwise.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTextTest {

  // JDK 17 writes 8.1415059E18, 5.30959296E8, 4.22707558E9, 4.7191238E15 and 1.4E-45.
  @ParameterizedTest(name = "{0}f is written {1}")
  @CsvSource({
    "8.141506E18, 8.141506E18",
    "5.309593E8, 5.309593E8",
    "4.2270756E9, 4.2270756E9",
    "4.719124E15, 4.719124E15",
    "1.4E-45, 1E-45",
    "3.4028235E38, 3.4028235E38",
    "2.0E-3, 0.002",
    "0.1, 0.1",
    "0.9139, 0.9139",
    "1.0, 1",
    "0.0, 0",
    "-0.0, -0",
    "-0.25, -0.25",
    "16777216, 1.6777216E7",
    "9999999, 9999999",
    "1.0E7, 1E7",
    "1.0E-5, 0.00001",
    "9.9E-6, 9.9E-6",
    "1.5E-7, 1.5E-7",
    "37428.6875, 37428.687", // halfway between two decimals: the lower one
    "1.1754944E-38, 1.1754944E-38",
    "NaN, NaN",
    "-Infinity, -Infinity",
  })
  void a_float_is_its_shortest_decimal(float value, String text) {
    assertThat(FloatText.of(value)).isEqualTo(text);
  }

  @Test
  void every_float_reads_back_and_no_shorter_decimal_does() {
    Random random = new Random(17);
    for (int i = 0; i < 5000; i++) {
      float value =
          i % 2 == 0 ? random.nextFloat() : Float.intBitsToFloat(random.nextInt() & 0x7f7fffff);
      String text = FloatText.of(value);
      assertThat(Float.parseFloat(text)).as(text).isEqualTo(value);
      assertThat(digits(text))
          .as(text)
          .isLessThanOrEqualTo(digits(Float.toString(value)))
          .isEqualTo(fewestDigits(value));
    }
  }

  /** Tries what printf writes with 1, 2, … digits, and its neighbours in the last digit. */
  private static int fewestDigits(float value) {
    for (int digits = 1; ; digits++) {
      BigDecimal rounded =
          new BigDecimal(String.format(Locale.ROOT, "%." + (digits - 1) + "e", value));
      if (rounded.floatValue() == value
          || rounded.add(rounded.ulp()).floatValue() == value
          || rounded.subtract(rounded.ulp()).floatValue() == value) {
        return digits;
      }
    }
  }

  private static int digits(String text) {
    return Math.max(1, new BigDecimal(text).stripTrailingZeros().precision());
  }

  @ParameterizedTest(name = "the statistic {0} is written {1}")
  @CsvSource({
    "0.91202, 0.91202",
    "0.123456789012, 0.123456789",
    "0.12345678951, 0.12345679",
    "2.7764451051977987, 2.77644511",
    "4, 4",
    "0.0000012345678912, 1.23456789E-6",
    "-0.0024, -0.0024",
    "0, 0",
    "NaN, NaN",
  })
  void a_statistic_has_nine_significant_digits(double value, String text) {
    assertThat(FloatText.statistic(value)).isEqualTo(text);
  }

  @Test
  void a_widened_float_is_the_decimal_that_the_file_shows() {
    assertThat(FloatText.widen(0.9139f)).isEqualTo(0.9139);
  }
}
