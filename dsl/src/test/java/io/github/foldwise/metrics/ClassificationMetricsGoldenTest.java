package io.github.foldwise.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.trial.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Confusion matrices, scores of classes and reports against scikit-learn 1.6.1. */
@TestMethodOrder(OrderAnnotation.class)
class ClassificationMetricsGoldenTest {
  private static final Golden GOLDEN = Golden.read("classification_metrics.json");
  private static final Golden ZERO_DIVISION = GOLDEN.at("zero_division_case");
  private static final Golden MISSING_CLASS = GOLDEN.at("missing_class_case");

  /** Both compute in float64; sums in another order differ in the last digits. */
  private static final Tolerance FLOAT64 = new Tolerance(1e-14, 0);

  @Test
  void counts_and_shares_of_ten_classes() {
    Contingency table = table(GOLDEN, 10);
    check(table, GOLDEN.at("confusion_matrix"));
    check(table.share(Contingency.Share.OF_TRUE), GOLDEN.at("cm_normalize_true"));
    check(table.share(Contingency.Share.OF_PREDICTED), GOLDEN.at("cm_normalize_pred"));
    check(table.share(Contingency.Share.OF_ALL), GOLDEN.at("cm_normalize_all"));
  }

  @Test
  void scores_of_ten_classes() {
    ClassScores scores = new ClassScores(table(GOLDEN, 10));
    check(scores, GOLDEN.at("report_dict"));
    FLOAT64.check("accuracy", scores.accuracy(), GOLDEN.at("accuracy").number());
    FLOAT64.check("kappa", scores.kappa(), GOLDEN.at("kappa").number());
    FLOAT64.check("matthews", scores.matthews(), GOLDEN.at("mcc").number());
  }

  @Test
  void reports_of_ten_classes() {
    ClassificationReport report = ClassificationReport.of(new ClassScores(table(GOLDEN, 10)));
    List<String> names = GOLDEN.at("report_dict").names().subList(0, 10);
    assertThat(report).hasToString(GOLDEN.at("report_digits2").text());
    assertThat(report.withNames(names).withDigits(4))
        .hasToString(GOLDEN.at("report_names_digits4").text());
  }

  @Test
  void a_class_that_is_never_found_scores_zero() {
    Contingency table = table(ZERO_DIVISION, 3);
    check(table, ZERO_DIVISION.at("cm"));
    check(new ClassScores(table), ZERO_DIVISION.at("dict"));
    assertThat(ClassificationReport.of(new ClassScores(table)))
        .hasToString(ZERO_DIVISION.at("report").text());
  }

  @Test
  void a_class_without_rows_counts_only_if_it_is_asked_for() {
    Contingency all = table(MISSING_CLASS, 3);
    Contingency occurring = all.among(all.occurring());
    check(all, MISSING_CLASS.at("cm_labels_0_1_2"));
    check(occurring, MISSING_CLASS.at("cm"));
    assertThat(ClassificationReport.of(new ClassScores(all.among(List.of(0, 1, 2)))))
        .hasToString(MISSING_CLASS.at("report_labels_012").text());
    assertThat(ClassificationReport.of(new ClassScores(all)))
        .hasToString(MISSING_CLASS.at("report").text());
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private static Contingency table(Golden golden, int classes) {
    int[] labels = golden.at("y_true").ints();
    int[] predicted = golden.at("y_pred").ints();
    long[][] counts = new long[classes][classes];
    for (int row = 0; row < labels.length; row++) {
      counts[labels[row]][predicted[row]]++;
    }
    return Contingency.of(ConfusionMatrix.of(counts));
  }

  private static void check(Contingency table, Golden expected) {
    assertThat(table.classes()).isEqualTo(expected.size());
    for (int i = 0; i < table.classes(); i++) {
      for (int j = 0; j < table.classes(); j++) {
        FLOAT64.check(i + " taken for " + j, table.at(i, j), expected.at(i, j).number());
      }
    }
  }

  private static void check(ClassScores scores, Golden report) {
    List<String> names = new ArrayList<>(report.names());
    int classes = scores.table().classes();
    for (int label = 0; label < classes; label++) {
      check(scores.of(label), report.at(names.get(label)));
    }
    FLOAT64.check("accuracy", scores.accuracy(), report.at("accuracy").number());
    check(scores.macro(), report.at("macro avg"));
    check(scores.weighted(), report.at("weighted avg"));
  }

  private static void check(ClassScore score, Golden expected) {
    FLOAT64.check("precision", score.precision(), expected.at("precision").number());
    FLOAT64.check("recall", score.recall(), expected.at("recall").number());
    FLOAT64.check("f1", score.f1(), expected.at("f1-score").number());
    FLOAT64.check("support", score.support(), expected.at("support").number());
  }
}
