package io.github.foldwise.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberTextTest {
  @Test
  void negative_numbers_have_a_minus_sign() {
    assertThat(NumberText.fixed(-0.25)).isEqualTo("−0.2500");
    assertThat(NumberText.fixed(-3e-5)).isEqualTo("−3.00e−5");
    assertThat(NumberText.signed(-0.25)).isEqualTo("−0.2500");
  }

  @Test
  void hyphens_of_words_stay_in_a_typeset_text() {
    assertThat(NumberText.typeset("epsilon 1e-7, crop -1 to 2, k-fold, 5-fold, 2026-11-29, a-1"))
        .isEqualTo("epsilon 1e−7, crop −1 to 2, k-fold, 5-fold, 2026-11-29, a-1");
  }
}
