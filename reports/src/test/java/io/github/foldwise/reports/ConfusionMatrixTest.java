package io.github.foldwise.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against scikit-learn's classification report. */
class ConfusionMatrixTest {

  @Test
  void the_scores_of_ten_classes_are_those_of_scikit_learn() throws IOException {
    JsonNode golden = golden();
    ConfusionMatrix matrix = matrix(10, golden);
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        assertThat(matrix.at(i, j)).isEqualTo(golden.get("confusion_matrix").get(i).get(j).asInt());
      }
    }
    List<JsonNode> report = new ArrayList<>();
    golden.get("report_dict").forEach(report::add); // the classes, accuracy, and the two averages
    for (int label = 0; label < 10; label++) {
      assertScore(matrix.score(label), report.get(label));
    }
    assertThat(matrix.accuracy()).isCloseTo(golden.get("accuracy").asDouble(), within(1e-12));
    assertScore(matrix.macroAverage(), golden.get("report_dict").get("macro avg"));
    assertScore(matrix.weightedAverage(), golden.get("report_dict").get("weighted avg"));
  }

  @Test
  void a_class_that_is_never_predicted_scores_zero() throws IOException {
    JsonNode golden = golden().get("zero_division_case");
    ConfusionMatrix matrix = matrix(3, golden);
    for (int label = 0; label < 3; label++) {
      assertScore(matrix.score(label), golden.get("dict").get(Integer.toString(label)));
    }
    assertScore(matrix.macroAverage(), golden.get("dict").get("macro avg"));
    assertScore(matrix.weightedAverage(), golden.get("dict").get("weighted avg"));
  }

  @Test
  void a_class_without_rows_scores_zero_and_weighs_nothing() throws IOException {
    // scikit-learn's report for labels 0, 1, 2: macro 0.50 0.50 0.44, weighted 0.83 0.67 0.67
    ConfusionMatrix matrix = matrix(3, golden().get("missing_class_case"));
    assertThat(matrix.score(1)).isEqualTo(new ClassScore(0, 0, 0, 0));
    assertThat(matrix.macroAverage().f1()).isCloseTo(0.44, within(0.005));
    assertThat(matrix.weightedAverage().precision()).isCloseTo(0.83, within(0.005));
  }

  private static void assertScore(ClassScore score, JsonNode expected) {
    assertThat(score.precision()).isCloseTo(expected.get("precision").asDouble(), within(1e-12));
    assertThat(score.recall()).isCloseTo(expected.get("recall").asDouble(), within(1e-12));
    assertThat(score.f1()).isCloseTo(expected.get("f1-score").asDouble(), within(1e-12));
    assertThat(score.support()).isEqualTo(expected.get("support").asLong());
  }

  private static ConfusionMatrix matrix(int classes, JsonNode golden) {
    List<ConfusionRow> rows = new ArrayList<>();
    for (int i = 0; i < golden.get("y_true").size(); i++) {
      int trueLabel = golden.get("y_true").get(i).asInt();
      int predicted = golden.get("y_pred").get(i).asInt();
      rows.add(new ConfusionRow("baseline", 1, 1, "test", trueLabel, predicted, 1));
    }
    return ConfusionMatrix.of(classes, rows);
  }

  private static JsonNode golden() throws IOException {
    try (InputStream file =
        ConfusionMatrixTest.class.getResourceAsStream("classification_metrics.json")) {
      return new ObjectMapper().readTree(file);
    }
  }
}
