package io.github.foldwise.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.reports.records.ConfusionRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scores by scikit-learn, their intervals by a delta method in 60 digits. */
class ScoreIntervalsGoldenTest {
  private static final Golden GOLDEN = Golden.read("score_intervals.json");
  private static final Tolerance FLOAT64 = new Tolerance(1e-12, 0);

  @Test
  void every_score_has_the_interval_of_the_delta_method() {
    Golden cases = GOLDEN.at("cases");
    for (String name : cases.names()) {
      ConfusionTable table = table(cases.at(name).at("counts"));
      for (String score : List.of("balanced accuracy", "macro-F1", "weighted F1")) {
        check(
            ScoreInterval.of(score, table, (double) table.total()).orElseThrow(),
            cases.at(name).at(score));
      }
    }
    GOLDEN.requireAllCompared();
  }

  @Test
  void rows_that_were_predicted_twice_count_once() {
    ConfusionTable once = ConfusionTable.of(2, rows(new int[][] {{8, 2}, {1, 5}}));
    ConfusionTable twice = ConfusionTable.of(2, rows(new int[][] {{16, 4}, {2, 10}}));

    assertThat(ScoreInterval.of("macro-F1", twice, 16))
        .isEqualTo(ScoreInterval.of("macro-F1", once, 16));
  }

  @Test
  void the_accuracy_has_wilsons_interval() {
    ConfusionTable table = ConfusionTable.of(2, rows(new int[][] {{8, 2}, {1, 5}}));
    WilsonInterval wilson = WilsonInterval.of(13 / 16.0, 16);

    assertThat(ScoreInterval.of("accuracy", table, 16))
        .contains(new ScoreInterval(13 / 16.0, wilson.low(), wilson.high()));
  }

  @Test
  void there_is_no_interval_without_rows_or_mistakes_or_of_an_unknown_score() {
    ConfusionTable right = ConfusionTable.of(2, rows(new int[][] {{8, 0}, {0, 5}}));

    assertThat(ScoreInterval.of("macro-F1", ConfusionTable.of(2, List.of()), 1)).isEmpty();
    assertThat(ScoreInterval.of("macro-F1", right, 13)).isEmpty();
    assertThat(ScoreInterval.of("balanced accuracy", right, 13)).isEmpty();
    assertThat(ScoreInterval.of("weighted F1", right, 13)).isEmpty();
    assertThat(ScoreInterval.of("kappa", right, 13)).isEmpty();
  }

  private static void check(ScoreInterval ours, Golden golden) {
    FLOAT64.check(golden + " score", ours.score(), golden.at("score").number());
    FLOAT64.check(golden + " low", ours.low(), golden.at("low").number());
    FLOAT64.check(golden + " high", ours.high(), golden.at("high").number());
  }

  private static ConfusionTable table(Golden counts) {
    List<ConfusionRow> rows = new ArrayList<>();
    List<Golden> ofTruth = counts.elements();
    for (int truth = 0; truth < ofTruth.size(); truth++) {
      int[] row = ofTruth.get(truth).ints();
      for (int predicted = 0; predicted < row.length; predicted++) {
        rows.add(row(truth, predicted, row[predicted]));
      }
    }
    return ConfusionTable.of(ofTruth.size(), rows);
  }

  private static List<ConfusionRow> rows(int[][] counts) {
    List<ConfusionRow> rows = new ArrayList<>();
    for (int truth = 0; truth < counts.length; truth++) {
      for (int predicted = 0; predicted < counts.length; predicted++) {
        rows.add(row(truth, predicted, counts[truth][predicted]));
      }
    }
    return rows;
  }

  private static ConfusionRow row(int truth, int predicted, int count) {
    return new ConfusionRow("baseline", 1, 1, "test", truth, predicted, count);
  }
}
