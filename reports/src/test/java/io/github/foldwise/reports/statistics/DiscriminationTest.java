package io.github.foldwise.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.records.PredictionRow;
import io.github.foldwise.reports.records.RunRecords;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiscriminationTest {

  @Test
  void the_area_under_a_mean_curve_is_the_mean_of_the_areas() {
    Discrimination found = Discrimination.of(Fixture.full()).orElseThrow();

    assertThat(found.classes()).hasSize(10);
    for (ClassRanking ranking : found.classes().values()) {
      double roc = 0;
      double precision = 0;
      for (int i = 1; i < ClassRanking.RATES.size(); i++) {
        double width = ClassRanking.RATES.get(i) - ClassRanking.RATES.get(i - 1);
        roc += width * (ranking.recalls().get(i) + ranking.recalls().get(i - 1)) / 2;
        double step = ClassRanking.RECALLS.get(i) - ClassRanking.RECALLS.get(i - 1);
        precision += step * ranking.precisions().get(i); // steps, as in the average precision
      }
      // up to the grid of 400 intervals
      assertThat(roc).isCloseTo(ranking.areaUnderCurve().mean().orElseThrow(), within(2e-3));
      assertThat(precision)
          .isCloseTo(ranking.averagePrecision().mean().orElseThrow(), within(2e-3));
    }
  }

  @Test
  void the_refits_rows_and_other_variants_do_not_count() {
    RunRecords full = Fixture.full();
    List<PredictionRow> ofFolds =
        full.supplements().predictions().stream()
            .filter(row -> row.set().equals(PredictionRow.VALIDATION))
            .toList();

    assertThat(full.supplements().predictions()).hasSize(210);
    assertThat(Discrimination.of(Fixture.withPredictions(full, ofFolds)))
        .isEqualTo(Discrimination.of(full));
  }

  @Test
  void one_row_in_a_trial_cannot_be_ranked() {
    RunRecords full = Fixture.full();
    Set<Integer> seen = new HashSet<>();
    List<PredictionRow> firsts =
        full.supplements().predictions().stream().filter(row -> seen.add(row.fold())).toList();

    assertThat(firsts).hasSize(6); // five folds and the refit
    assertThat(Discrimination.of(Fixture.withPredictions(full, firsts))).isEmpty();
    assertThat(Discrimination.unknownTrials(Fixture.withPredictions(full, firsts))).isZero();
  }

  @Test
  void trials_without_rows_are_counted() {
    assertThat(Discrimination.unknownTrials(Fixture.records())).isEqualTo(5);
    assertThat(Discrimination.unknownTrials(Fixture.full())).isZero();
  }
}
