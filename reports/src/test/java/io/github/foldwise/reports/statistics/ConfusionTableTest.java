package io.github.foldwise.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.goldens.Golden;
import io.github.foldwise.reports.records.ConfusionRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against scikit-learn's classification report. */
class ConfusionTableTest {

  @Test
  void the_scores_of_ten_classes_are_those_of_scikit_learn() {
    Golden golden = golden();
    ConfusionTable matrix = matrix(10, golden);
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        assertThat(matrix.at(i, j)).isEqualTo(golden.at("confusion_matrix", i, j).integer());
      }
    }
    Golden report = golden.at("report_dict");
    for (int label = 0; label < 10; label++) {
      assertScore(matrix.score(label), report.at(report.names().get(label)));
    }
    assertThat(matrix.accuracy()).isCloseTo(golden.at("accuracy").number(), within(1e-12));
    assertScore(matrix.macroAverage(), report.at("macro avg"));
    assertScore(matrix.weightedAverage(), report.at("weighted avg"));
  }

  @Test
  void a_class_that_is_never_predicted_scores_zero() {
    Golden golden = golden().at("zero_division_case");
    ConfusionTable matrix = matrix(3, golden);
    for (int label = 0; label < 3; label++) {
      assertScore(matrix.score(label), golden.at("dict", Integer.toString(label)));
    }
    assertScore(matrix.macroAverage(), golden.at("dict", "macro avg"));
    assertScore(matrix.weightedAverage(), golden.at("dict", "weighted avg"));
  }

  @Test
  void a_class_without_rows_scores_zero_and_weighs_nothing() {
    // scikit-learn's default report, of labels 0 and 2: macro 0.75 0.75 0.67, weighted 0.83 0.67
    // 0.67
    ConfusionTable matrix = matrix(3, golden().at("missing_class_case"));
    assertThat(matrix.score(1)).isEqualTo(new LabelScore(0, 0, 0, 0));
    assertThat(matrix.macroAverage().precision()).isCloseTo(0.75, within(0.005));
    assertThat(matrix.macroAverage().f1()).isCloseTo(0.67, within(0.005));
    assertThat(matrix.weightedAverage().precision()).isCloseTo(0.83, within(0.005));
  }

  private static void assertScore(LabelScore score, Golden expected) {
    assertThat(score.precision()).isCloseTo(expected.at("precision").number(), within(1e-12));
    assertThat(score.recall()).isCloseTo(expected.at("recall").number(), within(1e-12));
    assertThat(score.f1()).isCloseTo(expected.at("f1-score").number(), within(1e-12));
    assertThat(score.support()).isEqualTo((long) expected.at("support").number());
  }

  private static ConfusionTable matrix(int classes, Golden golden) {
    int[] trueLabels = golden.at("y_true").ints();
    int[] predicted = golden.at("y_pred").ints();
    List<ConfusionRow> rows = new ArrayList<>();
    for (int i = 0; i < trueLabels.length; i++) {
      rows.add(new ConfusionRow("baseline", 1, 1, "test", trueLabels[i], predicted[i], 1));
    }
    return ConfusionTable.of(classes, rows);
  }

  private static Golden golden() {
    return Golden.read("classification_metrics.json");
  }
}
