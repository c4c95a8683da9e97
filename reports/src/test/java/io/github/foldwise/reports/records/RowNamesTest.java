package io.github.foldwise.reports.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.Summary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowNamesTest {
  private final RowNames names = RowNames.of(Fixture.full());

  @Test
  void the_baseline_is_named_by_the_value_of_the_parameter_that_a_table_varies() {
    assertThat(names.of("dropout", "baseline")).isEqualTo("dropout=0.6 (baseline)");
    assertThat(names.of("dropout", "dropout=0.2")).isEqualTo("dropout=0.2");
  }

  @Test
  void in_a_table_of_several_parameters_it_is_named_by_all_of_them() {
    assertThat(names.of("penalties", "baseline"))
        .isEqualTo("l1=1.0E-5 l2=1.0E-4 bias_l1=1.0E-4 activity_l2=1.0E-5 (baseline)");
  }

  @Test
  void its_parameters_have_the_order_that_the_variants_names_have() {
    RunRecords records =
        Fixture.withProvenance(
            Fixture.withSummary(
                Fixture.full(),
                List.of(
                    Summary.compared("epochs=3 dropout=0.2", 0.1, 0, 0.2, 0.01, "better"),
                    Summary.compared("epochs=1 dropout=0.6", 0.1, 0, 0.2, 0.01, "better"))),
            Fixture.provenanceWithVariants(
                Map.of(
                    "epochs=3 dropout=0.2", Map.of("dropout", 0.2),
                    "epochs=1 dropout=0.6", Map.of("epochs", 1))));

    assertThat(RowNames.of(records).of("t", "baseline"))
        .isEqualTo("epochs=3 dropout=0.6 (baseline)");
  }

  @Test
  void without_known_parameters_it_keeps_its_name() {
    assertThat(names.of("no such table", "baseline")).isEqualTo("baseline");
    assertThat(RowNames.of(Fixture.records()).of("dropout", "baseline")).isEqualTo("baseline");
  }
}
