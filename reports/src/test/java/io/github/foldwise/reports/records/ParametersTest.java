package io.github.foldwise.reports.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Fixture;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private static final Parameters PARAMETERS = Parameters.of(Fixture.full().provenance());

  @Test
  void the_baseline_s_come_first_then_those_that_only_variants_read() {
    Parameters parameters = of(Map.of("momentum", 0.9));
    assertThat(parameters.names())
        .containsExactly("folds", "epochs", "batch", "dropout", "batch_norm", "momentum");
    assertThat(parameters.value("plain", "momentum")).contains("0.9");
    assertThat(parameters.value("baseline", "momentum")).isEmpty();
  }

  @Test
  void a_variant_has_its_own_value_or_the_baseline_s() {
    assertThat(PARAMETERS.value("dropout=0.2", "dropout")).contains("0.2");
    assertThat(PARAMETERS.value("dropout=0.2", "batch")).contains("16");
    assertThat(PARAMETERS.value("baseline", "dropout")).contains("0.6");
  }

  @Test
  void a_parameter_that_a_variant_does_not_read_has_no_value_in_it() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("batch_norm", false);
    settings.put("dropout", null);
    Parameters parameters = of(settings);
    assertThat(parameters.value("plain", "batch_norm")).contains("false");
    assertThat(parameters.value("plain", "dropout")).isEmpty();
  }

  @Test
  void numbers_have_no_exponent() {
    assertThat(of(Map.of("rate", 1e-5)).value("plain", "rate")).contains("0.00001");
    assertThat(of(Map.of("rate", 0.5)).value("plain", "rate")).contains("0.5");
    assertThat(of(Map.of("rule", "1E-5")).value("plain", "rule")).contains("1E-5");
  }

  private static Parameters of(Map<String, Object> settings) {
    return Parameters.of(Fixture.provenanceWithVariants(Map.of("plain", settings)));
  }
}
