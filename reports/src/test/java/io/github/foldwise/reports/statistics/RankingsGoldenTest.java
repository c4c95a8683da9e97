package io.github.foldwise.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.TestTrials;
import io.github.foldwise.reports.records.PredictionRow;
import io.github.foldwise.reports.records.Probabilities;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.TrialRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** ROC and precision–recall curves and their areas against scikit-learn. */
class RankingsGoldenTest {
  private static final Tolerance DOUBLES = new Tolerance(1e-12, 1e-15);

  @Test
  void curves_and_areas_are_those_of_scikit_learn() {
    Golden golden = Golden.read("rankings.json");
    golden.at("meta").setAside("says what made the file");
    golden.at("folds").setAside("the other test reads it");
    for (String name : golden.at("curves").names()) {
      checkCurves(name, golden.at("curves", name));
    }
    golden.requireAllCompared();
  }

  @Test
  void figures_of_classes_are_means_over_the_folds_that_hold_some_of_their_rows() {
    Golden golden = Golden.read("rankings.json");
    golden.at("meta").setAside("says what made the file");
    golden.at("curves").setAside("the other test reads it");
    Golden folds = golden.at("folds");
    Discrimination ours = Discrimination.of(records(folds)).orElseThrow();

    assertThat(ours.trials()).isEqualTo(4);
    assertThat(ours.classes()).containsOnlyKeys(0, 1, 2);
    for (String label : folds.at("classes").names()) {
      ClassRanking one = ours.classes().get(Integer.valueOf(label));
      Golden expected = folds.at("classes", label);
      assertThat(one.rows()).isEqualTo(expected.at("rows").integer());
      assertThat(one.areaUnderCurve().n()).isEqualTo(expected.at("folds").integer());
      check(one.areaUnderCurve(), expected.at("auc"), expected.at("auc_interval"));
      check(
          one.averagePrecision(),
          expected.at("average_precision"),
          expected.at("average_precision_interval"));
    }
    check(ours.macro().areaUnderCurve(), folds.at("macro_auc"), folds.at("macro_auc_interval"));
    DOUBLES.check(
        "macro",
        ours.macro().averagePrecision().mean().orElseThrow(),
        folds.at("macro_average_precision").number());
    golden.requireAllCompared();
  }

  private static void checkCurves(String name, Golden golden) {
    int[] labels = golden.at("labels").ints();
    boolean[] isOfClass = new boolean[labels.length];
    IntStream.range(0, labels.length).forEach(i -> isOfClass[i] = labels[i] == 1);
    Ranking ranking = Ranking.of(golden.at("scores").floats(), isOfClass);
    int n = ranking.thresholds();
    double[] fpr = golden.at("fpr").doubles(); // begins at (0, 0)
    double[] tpr = golden.at("tpr").doubles();
    double[] precision = golden.at("precision").doubles(); // thresholds rise, and it ends at (0, 1)
    double[] recall = golden.at("recall").doubles();
    assertThat(List.of(fpr.length, precision.length)).as(name).containsOnly(n + 1);
    assertThat(List.of(fpr[0], tpr[0], recall[n], precision[n])).containsExactly(0., 0., 0., 1.);
    for (int i = 0; i < n; i++) {
      DOUBLES.check(name + " fpr", ranking.falsePositiveRate(i), fpr[i + 1]);
      DOUBLES.check(name + " tpr", ranking.recall(i), tpr[i + 1]);
      DOUBLES.check(name + " recall", ranking.recall(i), recall[n - 1 - i]);
      DOUBLES.check(name + " precision", ranking.precision(i), precision[n - 1 - i]);
    }
    DOUBLES.check(name, ranking.areaUnderCurve().orElseThrow(), golden.at("auc").number());
    DOUBLES.check(
        name, ranking.averagePrecision().orElseThrow(), golden.at("average_precision").number());
  }

  private static void check(FoldStatistics ours, Golden mean, Golden interval) {
    DOUBLES.check(mean.toString(), ours.mean().orElseThrow(), mean.number());
    Tolerance ofQuantiles = new Tolerance(1e-9, 1e-12);
    ofQuantiles.check(interval.toString(), ours.low().orElseThrow(), interval.at(0).number());
    ofQuantiles.check(interval.toString(), ours.high().orElseThrow(), interval.at(1).number());
  }

  /** Four folds of 12 rows, 36 others being trained on. */
  private static RunRecords records(Golden golden) {
    int[] labels = golden.at("labels").ints();
    List<PredictionRow> rows = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      float[] probabilities = golden.at("probabilities", i).floats();
      rows.add(
          new PredictionRow(
              "baseline",
              1,
              1 + i / 12,
              PredictionRow.VALIDATION,
              i,
              "",
              labels[i],
              0,
              probabilities[0],
              Probabilities.of(probabilities)));
    }
    List<TrialRow> trials = TestTrials.of(36, 12).add("baseline", 0.5, 0.5, 0.5, 0.5).list();
    return Fixture.withPredictions(Fixture.withTrials(Fixture.full(), trials), rows);
  }
}
