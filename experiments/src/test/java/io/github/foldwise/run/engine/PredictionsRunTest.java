package io.github.foldwise.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.reports.records.ConfusionRow;
import io.github.foldwise.reports.records.PredictionRow;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.split.Fold;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The baseline's predictions of held-out rows, and the refit's of the test rows. */
class PredictionsRunTest {
  @TempDir Path folder;

  @Test
  void each_row_that_a_fold_holds_out_has_the_baselines_prediction_in_plan_order() {
    Toy.run(FakeTrainer.sound(), Toy.request(folder));
    List<Integer> expected = new ArrayList<>();
    for (Fold fold : Toy.experiment().check(Toy.DATA).baseline().folds()) {
      fold.validation().stream().forEach(expected::add);
    }

    List<PredictionRow> rows = read(folder).supplements().predictions();
    assertThat(rows).extracting(PredictionRow::row).isEqualTo(expected);
    assertThat(rows).extracting(PredictionRow::variant).containsOnly("baseline");
    assertThat(rows).allMatch(row -> row.trueLabel() == row.row() % 3); // as the toy's classes
    assertThat(rows).allMatch(row -> row.probability() == 0.5f); // of the fake trainer
    assertThat(rows).allMatch(row -> row.probabilities().of(row.predicted()) == 0.5f);
    for (ConfusionRow cell : read(folder).confusion()) {
      if (cell.variant().equals("baseline")) {
        assertThat(rows)
            .filteredOn(row -> row.fold() == cell.fold())
            .filteredOn(row -> row.trueLabel() == cell.trueLabel())
            .filteredOn(row -> row.predicted() == cell.predicted())
            .hasSize(cell.count());
      }
    }
  }

  @Test
  void a_line_holds_the_shortest_decimals() throws IOException {
    Toy.run(FakeTrainer.sound(), Toy.request(folder));

    List<String> lines = Files.readAllLines(folder.resolve("predictions.csv"));
    assertThat(lines.get(0))
        .isEqualTo("variant,repeat,fold,set,row,id,true,predicted,probability,p_0,p_1,p_2");
    assertThat(lines.subList(1, lines.size()))
        .hasSize(10)
        .allMatch(line -> line.matches("baseline,1,[123],validation,\\d,,[012],[012],0\\.5,.*"))
        .allMatch(line -> line.matches(".*,(0.5,0.25,0.25|0.25,0.5,0.25|0.25,0.25,0.5)"));
  }

  @Test
  void only_the_baselines_outcomes_keep_them_in_the_journal() throws IOException {
    Toy.run(FakeTrainer.sound(), Toy.request(Toy.experiment().testEachTrial(), folder));

    assertThat(Files.readAllLines(folder.resolve("journal.jsonl")))
        .filteredOn(line -> line.contains("probabilities"))
        .hasSize(3)
        .allMatch(line -> line.contains("\"label\":\"baseline, repeat 1, fold "))
        .allMatch(line -> line.indexOf("probabilities") == line.lastIndexOf("probabilities"));
  }

  @Test
  void the_refit_predicts_the_test_rows() {
    Toy.run(FakeTrainer.sound(), Toy.request(Toy.experiment().refitBest(), folder));

    RunRecords records = read(folder);
    String best = records.supplements().refit().get(0).variant();
    assertThat(records.supplements().predictions().subList(10, 16))
        .allMatch(row -> row.variant().equals(best) && row.set().equals("test"))
        .allMatch(row -> row.repeat() == 0 && row.fold() == 0)
        .extracting(PredictionRow::row)
        .containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(records.supplements().predictions()).hasSize(16);
  }

  @Test
  void a_baseline_that_was_trained_without_them_is_not_trained_again() {
    Trainer earlier =
        (task, from, listener) ->
            FakeTrainer.sound().train(withoutProbabilities(task), from, listener);
    Toy.run(earlier, Toy.request(folder));
    assertThat(folder.resolve("predictions.csv")).doesNotExist();
    FakeTrainer now = FakeTrainer.sound();

    Toy.run(now, Toy.request(folder));

    assertThat(now.trained()).isZero();
    assertThat(folder.resolve("predictions.csv")).doesNotExist();
  }

  @Test
  void a_cache_carries_them_to_other_directories() throws IOException {
    Path cache = folder.resolve("cache");
    Experiment experiment = Toy.experiment();
    Toy.run(
        FakeTrainer.sound(),
        Toy.withCache(Toy.request(experiment, folder.resolve("first")), cache));
    FakeTrainer second = FakeTrainer.sound();

    Toy.run(second, Toy.withCache(Toy.request(experiment, folder.resolve("second")), cache));

    assertThat(second.trained()).isZero();
    assertThat(Files.readString(folder.resolve("second/predictions.csv")))
        .isEqualTo(Files.readString(folder.resolve("first/predictions.csv")));
  }

  private static TrialTask withoutProbabilities(TrialTask task) {
    return new TrialTask(
        task.model(),
        task.training(),
        task.data(),
        task.trainingRows(),
        task.validationRows(),
        task.test(),
        task.testedEachEpoch(),
        task.seed());
  }

  private static RunRecords read(Path directory) {
    return RunDirectory.at(directory).read();
  }
}
