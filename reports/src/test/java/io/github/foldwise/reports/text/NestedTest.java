package io.github.foldwise.reports.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.foldwise.reports.Fixture;
import org.junit.jupiter.api.Test;

class NestedTest {

  @Test
  void the_interval_outside_is_the_corrected_one() {
    Nested nested = Nested.of(Fixture.full()).orElseThrow();
    // NumPy: mean 0.83918, sd 0.0067951; t(0.975, 4) = 2.776445; half-width t · sd · √(1/5 + 1/4)
    assertThat(nested.interval()).contains("0.8265 to 0.8518");
    assertThat(nested.inside().mean().orElseThrow()).isEqualTo(0.84526);
  }

  @Test
  void the_most_selected_variant_comes_first() {
    assertThat(Nested.of(Fixture.full()).orElseThrow().selected())
        .containsExactly(entry("dropout=0.2", 4L), entry("l1=0 l2=0 bias_l1=0 activity_l2=0", 1L));
  }

  @Test
  void a_run_that_selects_nothing_has_none() {
    assertThat(Nested.of(Fixture.records())).isEmpty();
  }
}
