package io.github.foldwise.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.records.CalibrationRow;
import io.github.foldwise.reports.records.Supplements;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  /** By hand: 0.2 · |0.5 − 0.55| + 0.8 · |0.9 − 0.95| = 0.01 + 0.04 over 100 rows. */
  @Test
  void the_error_is_the_mean_distance_weighted_by_rows() {
    Calibration calibration =
        of(row("baseline", 0.5, 20, 0.55, 0.5), row("baseline", 0.9, 80, 0.95, 0.9));
    assertThat(calibration.error()).isCloseTo(0.05, within(1e-12));
    assertThat(calibration.meanConfidence()).isCloseTo(0.87, within(1e-12));
    assertThat(calibration.meanAccuracy()).isCloseTo(0.82, within(1e-12));
  }

  @Test
  void distances_to_both_sides_do_not_cancel() {
    Calibration calibration =
        of(row("baseline", 0.5, 50, 0.55, 0.65), row("baseline", 0.9, 50, 0.95, 0.85));
    assertThat(calibration.error()).isCloseTo(0.1, within(1e-12));
    assertThat(calibration.meanConfidence()).isCloseTo(calibration.meanAccuracy(), within(1e-12));
  }

  @Test
  void other_variants_and_empty_bins_do_not_count() {
    Calibration calibration =
        of(
            row("baseline", 0.9, 10, 0.95, 0.9),
            row("dropout=0.2", 0.9, 70, 0.95, 0.1),
            new CalibrationRow(
                "baseline", 0, 0.1, 0, OptionalDouble.empty(), OptionalDouble.empty()));
    assertThat(calibration.n()).isEqualTo(10);
    assertThat(calibration.bins()).hasSize(1);
  }

  @Test
  void rows_that_are_validated_again_make_no_interval_narrower() {
    CalibrationRow bin = row("baseline", 0.9, 300, 0.95, 0.9);

    assertThat(new Calibration(List.of(bin), 300, 100).interval(bin))
        .isEqualTo(WilsonInterval.of(0.9, 100));
  }

  /** By hand: none of n rows is 0 to z²/(n + z²), with z = 1.959964; all of them, the rest. */
  @Test
  void an_interval_ends_at_0_and_at_1() {
    for (int rows = 1; rows < 2000; rows++) {
      double square = 1.959963984540054 * 1.959963984540054;
      WilsonInterval none = WilsonInterval.of(0, rows);
      WilsonInterval all = WilsonInterval.of(1, rows);
      assertThat(none.low()).isBetween(0.0, 1e-15);
      assertThat(none.high()).isCloseTo(square / (rows + square), within(1e-12));
      assertThat(all.high()).isBetween(1 - 1e-15, 1.0);
      assertThat(all.low()).isCloseTo(rows / (rows + square), within(1e-12));
    }
  }

  private static Calibration of(CalibrationRow... rows) {
    return Calibration.of(
            Fixture.withSupplements(
                Fixture.records(),
                new Supplements(
                    List.of(rows),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of())))
        .orElseThrow();
  }

  private static CalibrationRow row(
      String variant, double low, int n, double confidence, double accuracy) {
    return new CalibrationRow(
        variant, low, low + 0.1, n, OptionalDouble.of(confidence), OptionalDouble.of(accuracy));
  }
}
