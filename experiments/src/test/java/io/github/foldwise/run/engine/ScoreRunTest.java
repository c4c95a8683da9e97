package io.github.foldwise.run.engine;

import static io.github.foldwise.metrics.Score.macroF1;
import static io.github.foldwise.split.Folds.stratifiedKFold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Pruning;
import io.github.foldwise.metrics.Score;
import io.github.foldwise.reports.records.NestedRow;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.reports.records.Verdict.Kind;
import io.github.foldwise.trial.TrialTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight rows in ten are of class 0, one each of the classes 1 and 2. With dropout 0.2 a model calls
 * everything class 0, which is right for 80 %; the others find the rare classes, but take one in
 * three (0.5, the baseline) or three in four (0.7) rows of class 0 for class 1.
 */
class ScoreRunTest {
  private static final DataSet DATA =
      new DataSet("rare", "Rare", images(40, 0), Optional.of(images(20, 40)), List.of());
  private static final Experiment BY_ACCURACY =
      Toy.experiment().folds(stratifiedKFold(4).shuffled(1));
  private static final Experiment BY_MACRO_F1 = BY_ACCURACY.score(macroF1());

  @TempDir private Path directory;

  private static ImageData images(int rows, int first) {
    byte[] pixels = new byte[rows * 16];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (37 * (first * 16 + i) + 11 * (first + i / 16));
    }
    return ImageData.of(
        pixels,
        IntStream.range(0, rows).map(row -> Math.max(0, row % 10 - 7)).toArray(),
        Shape.image(4, 4, 1));
  }

  private static int predicted(TrialTask task, int row, int label) {
    String model = task.model().text();
    if (model.contains("rate=0.2")) {
      return 0;
    }
    boolean wrong = model.contains("rate=0.5") ? row % 3 == 0 : row % 4 > 0;
    return label == 0 && wrong ? 1 : label;
  }

  @Test
  void verdicts_go_by_the_score_and_the_accuracy_stands_beside_it() {
    SummaryRow byAccuracy = row(run(BY_ACCURACY, "accuracy"), "dropout=0.2");
    RunRecords records = run(BY_MACRO_F1, "macro");
    SummaryRow byMacroF1 = row(records, "dropout=0.2");

    // Each fold validates 8 + 1 + 1 rows: an F1 of 16/18, 0 and 0.
    assertThat(byMacroF1.mean().orElseThrow()).isCloseTo(8 / 27.0, within(1e-7));
    assertThat(byMacroF1.meanAccuracy().orElseThrow()).isCloseTo(0.8, within(1e-7));
    assertThat(byMacroF1.verdict().kind()).isEqualTo(Kind.WORSE);
    assertThat(byAccuracy.mean()).isEqualTo(byAccuracy.meanAccuracy());
    assertThat(byAccuracy.diff().orElseThrow()).isPositive();
    assertThat(byAccuracy.verdict().kind()).isNotEqualTo(Kind.WORSE);
    assertThat(records.provenance().score()).isEqualTo("macro-F1");
    assertThat(records.trials().get(0).score()).isNotEqualTo(records.trials().get(0).accuracy());
  }

  // Of 16 test rows of class 0, the baseline takes 0, 3, 6, 12 and 15 for class 1: an F1 of 22/27,
  // 4/9 and 1, and 15 of 20 rows right.
  @Test
  void the_refit_is_of_the_variant_with_the_highest_score() {
    RefitRow byMacroF1 = refit(run(BY_MACRO_F1.refitBest(), "macro"));
    RefitRow byAccuracy = refit(run(BY_ACCURACY.refitBest(), "accuracy"));

    assertThat(byMacroF1.variant()).isEqualTo("baseline");
    assertThat(byMacroF1.testAccuracy()).contains(0.75f);
    assertThat(byMacroF1.testScore()).contains((float) (61 / 81.0));
    assertThat(byAccuracy.variant()).isEqualTo("dropout=0.2");
    assertThat(byAccuracy.testAccuracy()).contains(0.8f);
    assertThat(byAccuracy.testScore()).contains(0.8f);
  }

  @Test
  void within_each_fold_the_variant_with_the_highest_score_is_selected() {
    Experiment nested = BY_MACRO_F1.nested(stratifiedKFold(2).shuffled(1));

    assertThat(run(nested, "macro").supplements().nested())
        .hasSize(4)
        .allSatisfy(
            row -> {
              assertThat(row.selected()).isEqualTo("baseline");
              assertThat(row.innerScore().orElseThrow()).isNotEqualTo(row.innerAccuracy());
              assertThat(row.score()).isNotEqualTo(Optional.of(row.accuracy()));
            });
    assertThat(run(nested.score(Score.accuracy()), "accuracy"))
        .extracting(records -> records.supplements().nested())
        .asInstanceOf(InstanceOfAssertFactories.list(NestedRow.class))
        .extracting(NestedRow::selected)
        .containsOnly("dropout=0.2");
  }

  @Test
  void what_is_hopeless_by_the_score_is_pruned() {
    assertThat(pruned(run(BY_ACCURACY.prune(Pruning.successiveHalving()), "1")))
        .extracting(TrialRow::variant)
        .containsOnly("dropout=0.7");
    assertThat(pruned(run(BY_MACRO_F1.prune(Pruning.successiveHalving()), "2")))
        .allSatisfy(
            trial -> {
              assertThat(trial.variant()).isEqualTo("dropout=0.2");
              assertThat(trial.reason())
                  .isEqualTo(
                      "mean macro-F1 0.2963 after 1 fold, not among the best 1 of 2 variants");
            })
        .hasSize(3);
    assertThat(pruned(run(BY_MACRO_F1.prune(Pruning.median()), "3")))
        .allSatisfy(
            trial -> {
              assertThat(trial.variant()).isEqualTo("dropout=0.2");
              assertThat(trial.reason())
                  .startsWith("mean difference of macro-F1 to the baseline -");
            })
        .hasSize(2);
  }

  @Test
  void another_score_trains_nothing_again_but_is_another_specification() {
    FakeTrainer first = trainer();
    RunRecords byAccuracy = run(first, BY_ACCURACY, "run");
    FakeTrainer second = trainer();
    RunRecords byMacroF1 = run(second, BY_MACRO_F1, "run");

    assertThat(first.trained()).isEqualTo(12);
    assertThat(second.trained()).isZero();
    assertThat(byMacroF1.trials())
        .extracting(TrialRow::spec, TrialRow::seed, TrialRow::accuracy)
        .isEqualTo(
            byAccuracy.trials().stream()
                .map(trial -> tuple(trial.spec(), trial.seed(), trial.accuracy()))
                .toList());
    assertThat(byMacroF1.provenance().specification().text()).contains("\nscore: macro-F1\n");
    assertThat(byMacroF1.provenance().specification().hash())
        .isNotEqualTo(byAccuracy.provenance().specification().hash());
  }

  private RunRecords run(Experiment experiment, String folder) {
    return run(trainer(), experiment, folder);
  }

  private RunRecords run(FakeTrainer trainer, Experiment experiment, String folder) {
    Path run = directory.resolve(folder);
    Toy.run(trainer, Toy.request(experiment, DATA, run));
    return RunDirectory.at(run).read();
  }

  private static FakeTrainer trainer() {
    return FakeTrainer.predicting(ScoreRunTest::predicted);
  }

  private static SummaryRow row(RunRecords records, String variant) {
    return records.summary().stream()
        .filter(row -> row.variant().equals(variant))
        .findFirst()
        .orElseThrow();
  }

  private static RefitRow refit(RunRecords records) {
    return records.supplements().refit().get(0);
  }

  private static List<TrialRow> pruned(RunRecords records) {
    return records.trials().stream().filter(trial -> trial.status() == TrialStatus.PRUNED).toList();
  }
}
