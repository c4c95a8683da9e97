package io.github.foldwise.run.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.foldwise.experiment.Warning;
import io.github.foldwise.reports.records.ModelRow;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.reports.records.WarningRow;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Seeds;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {
  @TempDir Path folder;

  @Test
  void a_run_leaves_all_files_of_the_contract_and_no_other() throws IOException {
    new Runner(FakeTrainer.sound(), ProgressListener.NONE, () -> false).run(Toy.request(folder));

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "trials.csv",
              "epochs.csv",
              "summary.csv",
              "confusion.csv",
              "model.csv",
              "samples.csv",
              "settings.csv",
              "predictions.csv",
              "timings.csv",
              "provenance.json",
              "journal.jsonl",
              "report.md",
              "report.html",
              "warnings.csv", // classes that some fold does not validate
              "plots");
    }
  }

  @Test
  void all_warnings_come_before_the_plan_and_are_in_their_table() {
    List<String> told = new ArrayList<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void warned(Warning warning) {
            told.add(warning.kind());
          }

          @Override
          public void planned(int trials, int restored) {
            told.add("planned");
          }
        };
    Toy.run(FakeTrainer.sound(), listener, () -> false, Toy.request(folder));

    assertThat(told).hasSizeGreaterThan(1).endsWith("planned");
    assertThat(read().supplements().warnings())
        .extracting(WarningRow::kind)
        .isEqualTo(told.subList(0, told.size() - 1));
  }

  @Test
  void trials_are_variants_by_folds_in_plan_order() {
    RunSummary summary = Toy.run(FakeTrainer.sound(), Toy.request(folder));

    assertThat(summary.planned()).isEqualTo(9);
    assertThat(summary.done()).isEqualTo(9);
    assertThat(summary.diverged() + summary.failed()).isZero();
    assertThat(summary.stopped()).isFalse();
    assertThat(summary.trials())
        .extracting(TrialRow::trial, TrialRow::variant, TrialRow::repeat, TrialRow::fold)
        .containsExactly(
            tuple("1", "baseline", 1, 1),
            tuple("2", "baseline", 1, 2),
            tuple("3", "baseline", 1, 3),
            tuple("4", "dropout=0.2", 1, 1),
            tuple("5", "dropout=0.2", 1, 2),
            tuple("6", "dropout=0.2", 1, 3),
            tuple("7", "dropout=0.7", 1, 1),
            tuple("8", "dropout=0.7", 1, 2),
            tuple("9", "dropout=0.7", 1, 3));
    assertThat(read().trials()).isEqualTo(summary.trials());
  }

  @Test
  void all_variants_of_a_fold_share_its_seed_and_its_rows() {
    List<TrialRow> trials = Toy.run(FakeTrainer.sound(), Toy.request(folder)).trials();

    assertThat(trials)
        .filteredOn(trial -> trial.fold() == 2)
        .hasSize(3)
        .allSatisfy(
            trial -> {
              assertThat(trial.seed()).isEqualTo(Seeds.ofTrial(7, 1, 2));
              assertThat(trial.trainRows()).isEqualTo(7);
              assertThat(trial.validationRows()).isEqualTo(3);
            });
  }

  @Test
  void a_variant_has_one_short_specification_of_its_own() {
    List<TrialRow> trials = Toy.run(FakeTrainer.sound(), Toy.request(folder)).trials();

    assertThat(trials.stream().map(TrialRow::spec).distinct())
        .hasSize(3)
        .allMatch(spec -> spec.matches("[0-9a-f]{16}"));
  }

  @Test
  void what_the_trainer_measured_stands_in_the_tables() {
    List<EpochResult> told = Collections.synchronizedList(new ArrayList<>());
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void epochDone(String variant, int repeat, int fold, EpochResult result) {
            if (variant.equals("baseline") && fold == 1) {
              told.add(result);
            }
          }
        };
    RunSummary summary = Toy.run(FakeTrainer.sound(), listener, () -> false, Toy.request(folder));
    TrialRow first = summary.trials().get(0);
    EpochResult last = told.get(1);

    assertThat(first.epochs()).isEqualTo(2);
    assertThat(first.accuracy()).isEqualTo(last.validation().map(scores -> scores.accuracy()));
    assertThat(first.loss()).isEqualTo(last.validation().map(scores -> scores.loss()));
    assertThat(first.testAccuracy()).isEmpty();
    assertThat(read().epochs().get(1).loss()).isEqualTo(last.training().loss());
    assertThat(read().epochs().get(1).learningRate()).isEqualTo(last.learningRate());
    assertThat(read().epochs().get(1).valDataLoss())
        .isEqualTo(last.validation().map(scores -> scores.dataLoss()));
    assertThat(read().timings().get(1).seconds()).isEqualTo(last.seconds());
  }

  @Test
  void all_cells_of_a_confusion_matrix_stand_in_their_table() {
    Toy.run(FakeTrainer.sound(), Toy.request(Toy.experiment().testEachTrial(), folder));

    assertThat(read().confusion()).hasSize(9 * 2 * 9); // trials × sets × cells of 3 classes
    assertThat(read().confusion().stream().limit(9))
        .allMatch(cell -> cell.set().equals("validation"))
        .extracting(cell -> cell.trueLabel() + "" + cell.predicted())
        .containsExactly("00", "01", "02", "10", "11", "12", "20", "21", "22");
  }

  @Test
  void each_look_at_the_test_rows_is_an_event_of_the_journal() throws IOException {
    Toy.run(FakeTrainer.sound(), Toy.request(Toy.experiment().testEachTrial(), folder));

    assertThat(Files.readAllLines(folder.resolve("journal.jsonl"), UTF_8))
        .filteredOn(line -> line.startsWith("{\"event\":\"TestLooked\""))
        .hasSize(9 * 2); // trials × epochs
    assertThat(read().trials()).allMatch(trial -> trial.testAccuracy().isPresent());
  }

  @Test
  void a_table_has_the_baseline_where_its_value_was_declared() {
    Toy.run(FakeTrainer.sound(), Toy.request(folder));

    assertThat(read().summary())
        .extracting(SummaryRow::table, SummaryRow::variant, SummaryRow::n)
        .containsExactly(
            tuple("dropout", "dropout=0.2", 3),
            tuple("dropout", "baseline", 3),
            tuple("dropout", "dropout=0.7", 3));
  }

  @Test
  void a_table_without_the_baselines_value_has_the_baseline_first() {
    Toy.run(
        FakeTrainer.sound(),
        Toy.request(Toy.experiment().withoutAblations().ablate(Toy.DROPOUT, 0.2), folder));

    assertThat(read().summary())
        .extracting(SummaryRow::variant)
        .containsExactly("baseline", "dropout=0.2");
  }

  @Test
  void an_experiment_without_ablations_has_one_table_of_its_baseline() {
    Toy.run(FakeTrainer.sound(), Toy.request(Toy.experiment().withoutAblations(), folder));

    assertThat(read().summary())
        .extracting(SummaryRow::table, SummaryRow::variant, SummaryRow::n)
        .containsExactly(tuple("baseline", "baseline", 3));
  }

  @Test
  void the_model_table_counts_what_each_layer_holds() {
    Toy.run(FakeTrainer.sound(), Toy.request(folder));

    // conv 3·3·1·2 + 2; the rest from 4·4·2 = 32 features into 3 classes: 32·3 + 3
    assertThat(read().model())
        .filteredOn(row -> row.variant().equals("baseline"))
        .extracting(ModelRow::position, ModelRow::outputShape, ModelRow::parameters)
        .containsExactly(
            tuple(1, "4×4×2", 20L), tuple(2, "32", 0L), tuple(3, "32", 0L), tuple(4, "3", 99L));
  }

  @Test
  void a_trial_that_fails_stays_in_the_table_and_the_rest_goes_on() {
    FakeTrainer trainer =
        FakeTrainer.before(
            task -> {
              if (task.seed() == Seeds.ofTrial(7, 1, 2)) {
                throw new OutOfMemoryError("no room for a kernel\nand a stack of lines");
              }
            });
    RunSummary summary = Toy.run(trainer, Toy.request(folder));

    assertThat(summary.done()).isEqualTo(6);
    assertThat(summary.failed()).isEqualTo(3);
    assertThat(summary.stopped()).isFalse();
    TrialRow failed = read().trials().get(1);
    assertThat(failed.status()).isEqualTo(TrialStatus.FAILED);
    assertThat(failed.reason()).isEqualTo("OutOfMemoryError: no room for a kernel");
    assertThat(failed.accuracy()).isEqualTo(Optional.empty());
    assertThat(read().summary()).extracting(SummaryRow::n).containsExactly(2, 2, 2);
  }

  @Test
  void a_trial_that_diverges_stays_in_the_table_with_the_epochs_that_it_had() {
    FakeTrainer trainer = FakeTrainer.divergingWhere(task -> task.seed() == Seeds.ofTrial(7, 1, 3));
    RunSummary summary = Toy.run(trainer, Toy.request(folder));

    assertThat(summary.diverged()).isEqualTo(3);
    TrialRow diverged = read().trials().get(2);
    assertThat(diverged.status()).isEqualTo(TrialStatus.DIVERGED);
    assertThat(diverged.reason()).isEqualTo("the loss became NaN in epoch 2");
    assertThat(diverged.epochs()).isEqualTo(1);
  }

  @Test
  void a_run_of_which_every_trial_fails_still_has_a_report() {
    RunSummary summary =
        new Runner(
                FakeTrainer.before(
                    task -> {
                      throw new IllegalStateException("out of order");
                    }),
                ProgressListener.NONE,
                () -> false)
            .run(Toy.request(folder));

    assertThat(summary.failed()).isEqualTo(9);
    assertThat(folder.resolve("report.md")).exists();
  }

  @Test
  void a_trainer_that_does_not_evaluate_the_validation_rows_fails_its_trial() {
    RunSummary summary =
        Toy.run(
            (task, from, listener) ->
                new TrialResult(false, "", List.of(), Optional.empty(), Optional.empty()),
            Toy.request(Toy.experiment().withoutAblations(), folder));

    assertThat(summary.trials())
        .extracting(TrialRow::reason)
        .containsOnly("IllegalStateException: the trainer did not evaluate the validation rows");
  }

  @Test
  void the_listener_hears_the_plan_and_each_trial() {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void planned(int trials, int restored) {
            heard.add("planned " + trials + ", restored " + restored);
          }

          @Override
          public void trialStarted(String variant, int repeat, int fold) {
            heard.add("started " + variant + " " + repeat + " " + fold);
          }

          @Override
          public void stepDone(int rows) {
            heard.add("rows " + rows);
          }

          @Override
          public void trialFinished(TrialRow row) {
            heard.add("finished " + row.trial());
          }
        };
    Toy.run(
        FakeTrainer.sound(),
        listener,
        () -> false,
        Toy.request(Toy.experiment().withoutAblations(), folder));

    assertThat(heard)
        .containsExactly(
            "planned 3, restored 0",
            "started baseline 1 1",
            "rows 4",
            "rows 2",
            "rows 4",
            "rows 2",
            "finished 1",
            "started baseline 1 2",
            "rows 4",
            "rows 3",
            "rows 4",
            "rows 3",
            "finished 2",
            "started baseline 1 3",
            "rows 4",
            "rows 3",
            "rows 4",
            "rows 3",
            "finished 3");
  }

  @Test
  void trials_may_share_graphs_until_the_last_one_has_ended() {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    Trainer sound = FakeTrainer.sound();
    Trainer telling =
        new Trainer() {
          @Override
          public TrialResult train(
              TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
            told.add("trial");
            return sound.train(task, from, listener);
          }

          @Override
          public Sharing share() {
            told.add("begin");
            return () -> told.add("end");
          }
        };

    Toy.run(telling, Toy.request(Toy.experiment().withoutAblations(), folder));

    assertThat(told).containsExactly("begin", "trial", "trial", "trial", "end");
  }

  private RunRecords read() {
    return RunDirectory.at(folder).read();
  }
}
