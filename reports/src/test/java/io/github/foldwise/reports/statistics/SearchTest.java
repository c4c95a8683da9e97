package io.github.foldwise.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.records.AblationTable;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import java.util.List;
import java.util.Map;
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

  /** As after a run that was stopped in its first trial. */
  @Test
  void a_table_of_two_parameters_without_a_measured_variant_is_no_search_yet() {
    Map<String, Map<String, Object>> variants =
        Map.of("a=1 b=2", Map.of("a", 1, "b", 2), "a=3 b=4", Map.of("a", 3, "b", 4));
    List<SummaryRow> rows =
        Summaries.of(
            List.of(), List.of(AblationTable.of("both", List.of("a=1 b=2", "a=3 b=4"))), 0.005);
    RunRecords records =
        Fixture.withProvenance(
            Fixture.withSummary(Fixture.records(), rows), Fixture.provenanceWithVariants(variants));

    assertThat(SummaryTable.of(records.summary()))
        .singleElement()
        .satisfies(table -> assertThat(Search.of(table, records)).isEmpty());
  }

  private static boolean isLogarithmic(String... values) {
    return SearchParameter.of("p", List.of(values)).isLogarithmic();
  }
}
