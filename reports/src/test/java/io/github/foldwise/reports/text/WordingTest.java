package io.github.foldwise.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "0.0009, p < 0.001",
    "0.001, p = 0.001",
    "0.0154, p = 0.015",
    "0.245, p = 0.25",
    "1, p = 1.00"
  })
  void a_p_value_has_the_digits_that_matter(double p, String text) {
    assertThat(Wording.p(p)).isEqualTo(text);
  }

  @Test
  void lists_end_with_and() {
    assertThat(Wording.list(List.of("a"))).isEqualTo("a");
    assertThat(Wording.list(List.of("a", "b"))).isEqualTo("a and b");
    assertThat(Wording.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
  }

  @Test
  void one_is_not_many() {
    assertThat(Wording.count(1, "row", "rows")).isEqualTo("1 row");
    assertThat(Wording.count(12_000, "row", "rows")).isEqualTo("12,000 rows");
  }

  @Test
  void the_baseline_is_no_variant_in_a_sentence() {
    assertThat(Wording.subject("**baseline**", "baseline")).isEqualTo("The baseline");
    assertThat(Wording.subject("**a=1**", "a=1")).isEqualTo("The variant **a=1**");
    assertThat(Wording.variant("baseline")).isEqualTo("the baseline");
    assertThat(Wording.variant("a_b=1")).isEqualTo("a\\_b=1");
  }
}
