package io.github.foldwise.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummariesTest {
  private static final double T_975_DF_4 = 2.7764451051977987;

  @Test
  void the_summary_of_the_fixture_is_what_python_computed() {
    List<AblationTable> tables =
        List.of(
            AblationTable.of("batch norm", List.of("baseline", "batch_norm=false")),
            AblationTable.of("penalties", List.of("baseline", "l1=0 l2=0 bias_l1=0 activity_l2=0")),
            AblationTable.of("dropout", List.of("baseline", "dropout=0.2")));
    List<SummaryRow> rows = Summaries.of(Fixture.records().trials(), tables);
    assertThat(CsvTable.of(SummaryRow.class).write(rows))
        .isEqualTo(CsvTable.of(SummaryRow.class).write(Fixture.records().summary()));
  }

  @Test
  void the_interval_is_that_of_nadeau_and_bengio() throws IOException {
    // the golden gives the corrected t of the differences a − b: mean / standard error
    JsonNode golden = golden().get("nadeau_bengio_example");
    double[] differences =
        IntStream.range(0, 5)
            .mapToDouble(i -> golden.get("a").get(i).asDouble() - golden.get("b").get(i).asDouble())
            .toArray();
    FoldStatistics statistics =
        FoldStatistics.of(differences, golden.get("n_test_over_n_train").asDouble());
    double mean = statistics.mean().orElseThrow();
    double sd = statistics.sd().orElseThrow();
    double halfWidth = statistics.high().orElseThrow() - mean;
    assertThat(mean).isCloseTo(golden.get("diff_mean").asDouble(), within(1e-15));
    assertThat(sd * sd).isCloseTo(golden.get("diff_var_ddof1").asDouble(), within(1e-18));
    assertThat(mean / (halfWidth / T_975_DF_4))
        .isCloseTo(golden.get("corrected_t").asDouble(), within(1e-9));
    assertThat(mean - statistics.low().orElseThrow()).isCloseTo(halfWidth, within(1e-15));
  }

  @Test
  void the_quantiles_of_student_are_those_of_scipy() throws IOException {
    // values ±1 have sd √(n/(n−1)); with no overlap the half width is t·sd/√n
    golden()
        .get("t_quantiles_975")
        .properties()
        .forEach(
            entry -> {
              int n = Integer.parseInt(entry.getKey()) + 1;
              double[] values =
                  IntStream.range(0, n).mapToDouble(i -> i % 2 == 0 ? 1 : -1).toArray();
              FoldStatistics statistics = FoldStatistics.of(values, 0);
              double standardError = statistics.sd().orElseThrow() / Math.sqrt(n);
              double halfWidth = statistics.high().orElseThrow() - statistics.mean().orElseThrow();
              assertThat(halfWidth / standardError)
                  .isCloseTo(entry.getValue().asDouble(), within(1e-9));
            });
  }

  @Test
  void the_notebook_s_folds_have_its_mean_and_the_wider_interval() {
    // .9139 .9145 .9085 .9174 .9058: mean .91202; sd .00469; 2.776·.00469·√(1/5 + 1/4) = .0087
    FoldStatistics statistics =
        FoldStatistics.of(new double[] {0.9139, 0.9145, 0.9085, 0.9174, 0.9058}, 0.25);
    assertThat(statistics.mean().orElseThrow()).isCloseTo(0.91202, within(1e-12));
    assertThat(statistics.high().orElseThrow() - 0.91202).isCloseTo(0.0088, within(1e-4));
  }

  @Test
  void only_done_trials_count() {
    List<TrialRow> trials =
        List.of(
            trial("baseline", 1, 0.5f, TrialStatus.DONE),
            trial("baseline", 2, 0.7f, TrialStatus.DIVERGED),
            trial("other", 1, 0.9f, TrialStatus.FAILED));
    List<SummaryRow> rows =
        Summaries.of(
            trials, List.of(AblationTable.of("t", List.of("baseline", "other", "unknown"))));
    assertThat(CsvTable.of(SummaryRow.class).write(rows).lines().skip(1))
        .containsExactly(
            "t,baseline,1,0.5,,,,1.5,1.25,,,,,,,,,",
            "t,other,0,,,,,,,,,,,,,,,",
            "t,unknown,0,,,,,,,,,,,,,,,");
  }

  private static TrialRow trial(String variant, int fold, float accuracy, TrialStatus status) {
    return new TrialRow(
        "t" + fold,
        variant,
        1,
        fold,
        42,
        "cafe",
        1,
        8,
        2,
        Optional.of(accuracy),
        Optional.of(1.5f),
        Optional.of(1.25f),
        Optional.of(0.25f),
        Optional.empty(),
        Optional.empty(),
        status,
        "");
  }

  private static JsonNode golden() throws IOException {
    try (InputStream file = SummariesTest.class.getResourceAsStream("paired_tests.json")) {
      return new ObjectMapper().readTree(file);
    }
  }
}
