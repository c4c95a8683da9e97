package io.github.foldwise.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All metrics against scikit-learn 1.9.1, the calibration error against numpy: with and without
 * weights of rows, with ties, with classes that have no row.
 */
@TestMethodOrder(OrderAnnotation.class)
class MoreMetricsGoldenTest {
  private static final Golden GOLDEN = Golden.read("more_metrics.json");

  /** Both compute in float64; sums of up to 40 terms in another order differ in the last digits. */
  private static final Tolerance FLOAT64 = new Tolerance(1e-13, 1e-15);

  static Stream<String> cases() {
    return GOLDEN.at("cases").names().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void of_predicted_classes(String name) {
    ClassScores scores = metrics(name).scores();
    Golden expected = expected(name);
    check("accuracy", scores.accuracy(), expected);
    check("kappa", scores.kappa(), expected);
    check("matthews", scores.matthews(), expected);
    for (int label = 0; label < scores.table().classes(); label++) {
      ClassScore score = scores.of(label);
      FLOAT64.check("precision", score.precision(), expected.at("precision", label).number());
      FLOAT64.check("recall", score.recall(), expected.at("recall", label).number());
      FLOAT64.check("f1", score.f1(), expected.at("f1", label).number());
      FLOAT64.check("support", score.support(), expected.at("support", label).number());
    }
    check("macro", scores.macro(), expected);
    check("weighted", scores.weighted(), expected);
    assertThat(ClassificationReport.of(scores).withDigits(3))
        .hasToString(expected.at("report").text());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void of_probabilities(String name) {
    Metrics metrics = metrics(name);
    Golden expected = expected(name);
    int classes = metrics.table().classes();
    check("accuracy", metrics.accuracy(), expected);
    check("log_loss", metrics.logLoss(), expected);
    check("calibration_error", metrics.calibrationError(), expected);
    check("calibration_error_of_4", metrics.calibrationError(4), expected);
    check("area_macro", metrics.macroAreaUnderCurve(), expected);
    check("area_weighted", metrics.weightedAreaUnderCurve(), expected);
    FLOAT64.check(
        "area of each class",
        IntStream.range(0, classes).mapToDouble(metrics::areaUnderCurve).toArray(),
        expected.at("area_of_class").doubles());
    FLOAT64.check(
        "top 1 to all but one",
        IntStream.range(1, classes).mapToDouble(metrics::topAccuracy).toArray(),
        expected.at("top").doubles());
    assertThat(metrics.topAccuracy(classes)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void confusion(String name) {
    Contingency table = metrics(name).table();
    Golden expected = expected(name).at("confusion");
    check(table, expected.at("None"));
    check(table.share(Contingency.Share.OF_TRUE), expected.at("true"));
    check(table.share(Contingency.Share.OF_PREDICTED), expected.at("pred"));
    check(table.share(Contingency.Share.OF_ALL), expected.at("all"));
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private static Metrics metrics(String name) {
    Golden golden = GOLDEN.at("cases", name);
    int[] labels = golden.at("labels").ints();
    float[][] probabilities =
        golden.at("probabilities").elements().stream().map(Golden::floats).toArray(float[][]::new);
    return golden.has("weights")
        ? Metrics.of(labels, probabilities, golden.at("weights").floats())
        : Metrics.of(labels, probabilities);
  }

  private static Golden expected(String name) {
    return GOLDEN.at("cases", name, "expected");
  }

  private static void check(String what, double actual, Golden expected) {
    FLOAT64.check(what, actual, expected.at(what).number());
  }

  private static void check(String mean, ClassScore actual, Golden expected) {
    double[] scores = {actual.precision(), actual.recall(), actual.f1()};
    FLOAT64.check(mean, scores, expected.at(mean).doubles());
  }

  private static void check(Contingency table, Golden expected) {
    assertThat(table.classes()).isEqualTo(expected.size());
    for (int i = 0; i < table.classes(); i++) {
      for (int j = 0; j < table.classes(); j++) {
        FLOAT64.check(i + " taken for " + j, table.at(i, j), expected.at(i, j).number());
      }
    }
  }
}
