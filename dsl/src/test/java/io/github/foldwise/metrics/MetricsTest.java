package io.github.foldwise.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.trial.ConfusionMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTest {
  private static final int[] LABELS = {0, 1, 1};
  private static final float[][] PROBABILITIES = {{0.75f, 0.25f}, {0.5f, 0.5f}, {0.25f, 0.75f}};

  @Test
  void of_equal_probabilities_the_first_class_is_predicted() {
    Metrics metrics = Metrics.of(LABELS, PROBABILITIES);

    assertThat(metrics.confusion()).isEqualTo(ConfusionMatrix.of(new long[][] {{1, 0}, {1, 1}}));
    assertThat(metrics.topAccuracy(1)).isEqualTo(metrics.accuracy());
  }

  @Test
  void counts_are_of_rows_and_the_table_of_their_weights() {
    Metrics metrics = Metrics.of(LABELS, PROBABILITIES, new float[] {2, 0.5f, 0});

    assertThat(metrics.confusion()).isEqualTo(ConfusionMatrix.of(new long[][] {{1, 0}, {1, 1}}));
    assertThat(metrics.table()).hasToString("[[2.0, 0.0], [0.5, 0.0]]");
    assertThat(metrics.accuracy()).isEqualTo(0.8);
  }

  /** Half of 0.125 is even below: Python prints 0.12, and so must we. */
  @Test
  void a_report_rounds_what_the_float64_holds() {
    ConfusionMatrix counts = ConfusionMatrix.of(new long[][] {{1, 7}, {0, 0}});

    assertThat(ClassificationReport.of(new ClassScores(Contingency.of(counts))).toString())
        .contains("           0       1.00      0.12      0.22         8\n");
  }

  /** Two rows in the bin (0, 0.5], none right, mean 0.5; one in (0.5, 1], right, 0.75. */
  @Test
  void a_bin_holds_its_upper_edge() {
    int[] labels = {1, 1, 1};
    float[][] probabilities = {{0.5f, 0.5f}, {0.5f, 0.5f}, {0.25f, 0.75f}};

    assertThat(Metrics.of(labels, probabilities).calibrationError(2))
        .isCloseTo((2 * 0.5 + 0.25) / 3, within(1e-15));
  }

  @Test
  void arrays_are_copied_at_the_border() {
    float[][] probabilities = {{0.75f, 0.25f}};
    int[] labels = {0};
    Metrics metrics = Metrics.of(labels, probabilities);
    probabilities[0][0] = 0;
    labels[0] = 1;

    assertThat(metrics.accuracy()).isEqualTo(1);
    assertThat(metrics.logLoss()).isCloseTo(-Math.log(0.75), within(1e-15));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 1     | 1 0, 0 1, 1 0 | 1 1   | probabilities: expected one for each of the 2 labels,"
            + " found 3. Give labels and probabilities of the same rows.",
        "0 1     | 1 0, 0 1      | 1     | weights: expected one for each of the 2 labels, found 1."
            + " Give labels and weights of the same rows.",
        "0 1     | 1 0, 0 1 0    | 1 1   | probabilities of row 1: expected one for each of at"
            + " least 2 classes, as many as in row 0, found 3."
            + " Give a probability for each class in every row.",
        "0 2     | 1 0, 0 1      | 1 1   | label of row 1: expected from 0 to 1, found 2."
            + " Number the classes as the columns of the probabilities.",
        "0 1     | 1 0, -3 1     | 1 1   | probabilities of row 1: expected numbers in [0,1],"
            + " found -3.0. Give what a trained model predicts, not logits.",
        "0 1     | 1 0, NaN 1    | 1 1   | probabilities of row 1: expected numbers in [0,1],"
            + " found NaN. Give what a trained model predicts, not logits.",
        "0 1     | 1 0, 0 1      | 1 -1  | weight of row 1: expected a finite number of at least"
            + " 0, found -1.0. 1 counts a row once, 0 leaves it out.",
        "0 1     | 1 0, 0 1      | 0 0   | weights: expected one above 0, found zeros alone."
            + " Give a weight to the rows to evaluate.",
      })
  void what_does_not_fit_is_refused(
      String labels, String probabilities, String weights, String message) {
    float[][] rows =
        List.of(probabilities.split(",", -1)).stream()
            .map(MetricsTest::floats)
            .toArray(float[][]::new);
    int[] classes = List.of(labels.split(" ", -1)).stream().mapToInt(Integer::parseInt).toArray();

    assertThatThrownBy(() -> assertThat(Metrics.of(classes, rows, floats(weights))).isNull())
        .isInstanceOf(RefusedException.class)
        .hasMessage(message.replace(". ", ".\n  "));
  }

  @Test
  void no_rows_are_refused() {
    assertThatThrownBy(() -> assertThat(Metrics.of(new int[0], new float[0][])).isNull())
        .isInstanceOf(RefusedException.class)
        .hasMessage("rows: expected at least one, found none.\n  Give some rows to evaluate.");
  }

  @Test
  void counts_of_guesses_bins_names_and_digits_are_checked() {
    Metrics metrics = Metrics.of(LABELS, PROBABILITIES);
    ClassificationReport report = ClassificationReport.of(metrics.scores());

    assertThatThrownBy(() -> metrics.topAccuracy(0))
        .hasMessage(
            "topAccuracy(0): expected at least 1 class, found 0.\n"
                + "  Give the number of guesses that a model has.");
    assertThatThrownBy(() -> metrics.calibrationError(0))
        .hasMessage("calibrationError(0): expected at least 1 bin, found 0.\n  10 is usual.");
    assertThatThrownBy(() -> assertThat(report.withNames(List.of("cat"))).isNull())
        .hasMessage(
            "class names: expected a name for each of the 2 classes, found 1.\n"
                + "  Name all classes, or none.");
    assertThatThrownBy(() -> assertThat(report.withDigits(-1)).isNull())
        .hasMessage("digits: expected at least 0, found -1.\n  2 is usual, as in scikit-learn.");
  }

  private static float[] floats(String text) {
    String[] parts = text.strip().split(" ", -1);
    float[] values = new float[parts.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(parts[i]);
    }
    return values;
  }
}
