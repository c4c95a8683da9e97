package io.github.foldwise.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.trial.ConfusionMatrix;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.Scores;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What experiments are scored by, against scikit-learn. */
class ScoresGoldenTest {
  private static final Golden GOLDEN = Golden.read("scores.json");
  private static final Tolerance FLOAT64 = new Tolerance(1e-14, 0);
  private static final List<Score> ALL =
      List.of(Score.accuracy(), Score.balancedAccuracy(), Score.macroF1(), Score.weightedF1());

  @Test
  void every_score_is_scikit_learns_even_if_classes_have_no_rows() {
    Golden cases = GOLDEN.at("cases");
    for (String name : cases.names()) {
      ConfusionMatrix counts = counts(cases.at(name).at("counts"));
      for (Score score : ALL) {
        FLOAT64.check(
            name + ", " + score, score.of(counts), cases.at(name).at(score.name()).number());
      }
    }
    GOLDEN.requireAllCompared();
  }

  @Test
  void the_accuracy_of_an_evaluation_is_the_measured_one_and_others_come_from_its_counts() {
    Evaluation evaluation =
        Evaluation.of(
            new Scores(1, 1, 0, 0.75f), ConfusionMatrix.of(new long[][] {{1, 1}, {0, 2}}));

    assertThat(Score.accuracy().of(evaluation)).isEqualTo(0.75f);
    assertThat(Score.macroF1().of(evaluation)).isEqualTo((float) ((2 / 3.0 + 4 / 5.0) / 2));
  }

  @Test
  void no_rows_score_zero() {
    ConfusionMatrix none = ConfusionMatrix.of(new long[3][3]);

    assertThat(ALL).allSatisfy(score -> assertThat(score.of(none)).isZero());
  }

  private static ConfusionMatrix counts(Golden golden) {
    return ConfusionMatrix.of(
        golden.elements().stream()
            .map(row -> Arrays.stream(row.ints()).asLongStream().toArray())
            .toArray(long[][]::new));
  }
}
