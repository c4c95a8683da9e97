package io.github.foldwise.run.engine;

import static io.github.foldwise.split.KFold.kFold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.metrics.Score;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.reports.records.ConfusionRow;
import io.github.foldwise.reports.records.NestedRow;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.WarningRow;
import io.github.foldwise.run.plan.InnerTrial;
import io.github.foldwise.run.plan.Outcome;
import io.github.foldwise.run.plan.Plan;
import io.github.foldwise.run.plan.PlannedTrial;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.run.plan.Selection;
import io.github.foldwise.run.plan.TestUse;
import io.github.foldwise.split.Rows;
import io.github.foldwise.sweep.Variant;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.ConfusionMatrix;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.Scores;
import io.github.foldwise.trial.Seeds;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three variants on three folds of 30 rows, with two folds within the 20 training rows of each. */
class SelectionRunTest {
  private static final DataSet DATA =
      new DataSet(
          "toy", "Toy", Toy.images(30), Optional.of(Toy.images(6, 30)), List.of("a", "b", "c"));
  private static final Experiment NESTED = Toy.experiment().nested(kFold(2).shuffled(1));
  private static final Experiment REFIT = Toy.experiment().refitBest();

  @TempDir private Path directory;

  /** Also records its tasks; the accuracy depends on dropout and rows. */
  private static final class Telling implements Trainer {
    private final List<TrialTask> tasks = Collections.synchronizedList(new ArrayList<>());

    @Override
    public TrialResult train(TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
      tasks.add(task);
      Evaluation validation = evaluated(accuracy(task), 4);
      Optional<Evaluation> test =
          task.test().map(images -> evaluated(testAccuracy(task), images.rows()));
      List<EpochResult> epochs =
          IntStream.rangeClosed(1, 2)
              .mapToObj(
                  epoch ->
                      new EpochResult(
                          epoch,
                          1,
                          0.5f,
                          validation.scores(),
                          Optional.of(validation.scores()),
                          test.filter(t -> task.testedEachEpoch()).map(Evaluation::scores),
                          1))
              .toList();
      epochs.forEach(epoch -> listener.epochEnded(end(epoch)));
      listener.trained(file -> save(task, file));
      return new TrialResult(
          false,
          "",
          epochs,
          task.validationRows().size() == 0 ? Optional.empty() : Optional.of(validation),
          test);
    }

    private static void save(TrialTask task, Path file) {
      try {
        Files.writeString(file, task.model().text());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static EpochEnd end(EpochResult epoch) {
      return new EpochEnd() {
        @Override
        public EpochResult result() {
          return epoch;
        }

        @Override
        public TrialResult asLast() {
          throw new IllegalStateException("no trial is shorter");
        }

        @Override
        public Checkpoint checkpoint() {
          return Checkpoint.of(List.of(epoch), new byte[0]);
        }
      };
    }

    /**
     * Within fold 1 dropout 0.2 is the best one, elsewhere 0.7; on the folds themselves, the mean
     * of 0.2 is the highest, that of the baseline next.
     */
    private static float accuracy(TrialTask task) {
      float dropout = dropout(task.model());
      if (isInner(task)) {
        boolean withinFold1 = !within(task, FOLD_1);
        return dropout == 0.5f ? 0.5f : (dropout == 0.2f) == withinFold1 ? 0.875f : 0.25f;
      }
      return dropout == 0.2f ? 0.75f : dropout == 0.5f ? 0.625f : 0.375f;
    }

    /** The best on the validation rows is the worst on the test rows. */
    private static float testAccuracy(TrialTask task) {
      return dropout(task.model()) == 0.2f ? 0.125f : 0.875f;
    }

    private static final List<Integer> FOLD_1 =
        Toy.experiment().check(DATA).baseline().folds().get(0).validation().stream()
            .boxed()
            .toList();

    private static boolean within(TrialTask task, List<Integer> rows) {
      return IntStream.concat(task.trainingRows().stream(), task.validationRows().stream())
          .anyMatch(rows::contains);
    }

    private static float dropout(CheckedModel model) {
      return model.text().contains("rate=0.2") ? 0.2f : model.text().contains("0.7") ? 0.7f : 0.5f;
    }

    private static Evaluation evaluated(float accuracy, int rows) {
      return Evaluation.of(
          new Scores(1.5f, 1.25f, 0.25f, accuracy),
          ConfusionMatrix.of(new long[][] {{rows, 0, 0}, {0, 0, 0}, {0, 0, 0}}));
    }
  }

  // Within fold 1 the mean inner accuracy of 0.2 is 0.875; within the folds 2 and 3 that of 0.7.
  @Test
  void the_variant_that_is_selected_within_a_fold_is_evaluated_by_its_own_trial_there() {
    run(new Telling(), NESTED);

    assertThat(records().supplements().nested())
        .containsExactly(
            new NestedRow(
                1, 1, "dropout=0.2", 3, 0.875, 0.75f, OptionalDouble.empty(), Optional.empty()),
            new NestedRow(
                1, 2, "dropout=0.7", 3, 0.875, 0.375f, OptionalDouble.empty(), Optional.empty()),
            new NestedRow(
                1, 3, "dropout=0.7", 3, 0.875, 0.375f, OptionalDouble.empty(), Optional.empty()));
    assertThat(records().trials()).hasSize(9); // inner trials have no rows
  }

  @Test
  void inner_trials_train_and_validate_within_the_training_rows_of_their_fold() {
    Plan plan = Plan.of(request(NESTED));

    assertThat(plan.inner()).hasSize(3 * 3 * 2);
    for (InnerTrial inner : plan.inner()) {
      List<Integer> trained =
          plan.trials().get(inner.outer() - 1).fold().training().stream().boxed().toList();
      List<Integer> rows =
          IntStream.concat(
                  inner.trial().fold().training().stream(),
                  inner.trial().fold().validation().stream())
              .boxed()
              .toList();
      assertThat(rows).containsExactlyInAnyOrderElementsOf(trained);
      assertThat(inner.trial().testUse()).isEqualTo(TestUse.NEVER);
      assertThat(inner.trial().seed())
          .isEqualTo(Seeds.ofInnerTrial(7, 1, inner.outer(), inner.trial().fold().index()));
    }
    assertThat(plan.all().stream().map(trial -> trial.hash().trial())).doesNotHaveDuplicates();
    assertThat(plan.inner().get(5).trial().label())
        .isEqualTo("dropout=0.7 within fold 1, repeat 1, fold 2");
  }

  @Test
  void on_a_tie_the_first_in_plan_order_is_selected_and_an_open_trial_leaves_it_open() {
    List<PlannedTrial> trials = Plan.of(request(NESTED)).trials();
    Outcome same = Outcome.of(new TrialResult(false, "", List.of(), half(), Optional.empty()));

    assertThat(Selection.of(trials, trial -> Optional.of(same), Score.accuracy()))
        .contains(new Selection(trials.get(0).variant(), 0.5, 0.5, 3));
    assertThat(
            Selection.of(
                trials,
                trial -> Optional.of(same).filter(o -> trial.number() != trials.size()),
                Score.accuracy()))
        .isEmpty();
  }

  private static Optional<Evaluation> half() {
    return Optional.of(
        Evaluation.of(
            new Scores(1, 1, 0, 0.5f), ConfusionMatrix.of(new long[][] {{1, 1}, {0, 0}})));
  }

  @Test
  void a_selection_whose_trial_failed_is_made_from_the_others() {
    FakeTrainer failing =
        FakeTrainer.before(
            task -> {
              if (task.model().text().contains("rate=0.2") && isInner(task)) {
                throw new IllegalStateException("no such inner trial");
              }
            });

    RunSummary summary = run(failing, NESTED);

    assertThat(records().supplements().nested())
        .hasSize(3)
        .allSatisfy(row -> assertThat(row.candidates()).isEqualTo(2))
        .noneSatisfy(row -> assertThat(row.selected()).isEqualTo("dropout=0.2"));
    assertThat(summary.failed()).isEqualTo(6);
    assertThat(summary.wrongBeside())
        .extracting(TrialRow::variant)
        .contains("dropout=0.2 within fold 3")
        .hasSize(6);
  }

  @Test
  void the_best_is_trained_on_all_rows_and_evaluates_the_test_rows_once() throws IOException {
    Telling trainer = new Telling();
    run(trainer, REFIT);

    assertThat(records().supplements().refit())
        .containsExactly(
            new RefitRow(
                "dropout=0.2",
                3,
                Seeds.ofRefit(7),
                2,
                30,
                OptionalInt.of(6),
                Optional.of(0.125f),
                Optional.of(1.5f),
                Optional.of(1.25f),
                Optional.empty()));
    TrialTask last = trainer.tasks.get(9);
    assertThat(last.trainingRows()).isEqualTo(Rows.all(30));
    assertThat(last.validationRows().size()).isZero();
    assertThat(last.test()).isEqualTo(DATA.test());
    assertThat(last.testedEachEpoch()).isFalse();
    assertThat(trainer.tasks.subList(0, 9)).allSatisfy(task -> assertThat(task.test()).isEmpty());
    assertThat(testUses()).hasSize(1);
    assertThat(records().epochs()).noneMatch(row -> row.testAccuracy().isPresent());
  }

  @Test
  void the_test_rows_choose_nothing_though_each_trial_evaluates_them() throws IOException {
    run(new Telling(), REFIT.testEachTrial());

    assertThat(records().supplements().refit())
        .extracting(RefitRow::variant, RefitRow::testAccuracy)
        .containsExactly(tuple("dropout=0.2", Optional.of(0.125f)));
    assertThat(testUses()).hasSize(3 * 3 * 2 + 1); // 3 variants, 3 folds, 2 epochs, and the refit
    assertThat(records().epochs()).hasSize(18).allMatch(row -> row.testAccuracy().isPresent());
  }

  @Test
  void the_matrix_of_the_refit_has_no_fold_and_no_repeat() {
    run(new Telling(), REFIT);

    List<ConfusionRow> refit =
        records().confusion().stream().filter(ConfusionRow::isOfTheRefit).toList();
    assertThat(refit)
        .hasSize(9)
        .allSatisfy(
            row -> {
              assertThat(row.variant()).isEqualTo("dropout=0.2");
              assertThat(row.repeat()).isZero();
              assertThat(row.set()).isEqualTo("test");
            });
    assertThat(refit.stream().mapToInt(ConfusionRow::count).sum()).isEqualTo(6);
  }

  @Test
  void without_test_rows_the_refit_is_trained_and_kept_but_not_evaluated() throws IOException {
    DataSet untested =
        new DataSet("toy", "Toy images", DATA.training(), Optional.empty(), DATA.classNames());
    Toy.run(new Telling(), Toy.request(REFIT, untested, directory));

    assertThat(records().supplements().refit())
        .containsExactly(
            new RefitRow(
                "dropout=0.2",
                3,
                Seeds.ofRefit(7),
                2,
                30,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(text("best-model.foldwise")).contains("rate=0.2");
    assertThat(testUses()).isEmpty();
    assertThat(records().confusion()).noneMatch(ConfusionRow::isOfTheRefit);
  }

  @Test
  void the_model_of_the_refit_is_kept_and_of_no_other_trial() throws IOException {
    run(new Telling(), Toy.experiment());
    assertThat(directory.resolve("best-model.foldwise")).doesNotExist();

    run(new Telling(), REFIT);
    assertThat(text("best-model.foldwise")).contains("rate=0.2");

    run(new Telling(), Toy.experiment());
    assertThat(directory.resolve("best-model.foldwise")).doesNotExist();
  }

  @Test
  void a_model_that_is_gone_is_trained_again() throws IOException {
    run(new Telling(), REFIT);
    Files.delete(directory.resolve("best-model.foldwise"));
    Telling again = new Telling();

    run(again, REFIT);

    assertThat(again.tasks).hasSize(1);
    assertThat(text("best-model.foldwise")).contains("rate=0.2");
    assertThat(records().supplements().warnings()).isEmpty();
  }

  @Test
  void a_model_that_the_refit_did_not_write_is_noticed_and_trained_again() throws IOException {
    run(new Telling(), REFIT);
    String model = text("best-model.foldwise");
    Files.writeString(directory.resolve("best-model.foldwise"), model.substring(1));
    List<Warning> warnings = new ArrayList<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void warned(Warning warning) {
            warnings.add(warning);
          }
        };
    Telling again = new Telling();

    Toy.run(again, listener, () -> false, request(REFIT));

    assertThat(again.tasks).hasSize(1);
    assertThat(text("best-model.foldwise")).isEqualTo(model);
    assertThat(warnings)
        .contains(
            new Warning(
                "another model",
                "best-model.foldwise is gone, or is not the file that the refit wrote.",
                "The best variant is trained again, and its model written there."));
  }

  @Test
  void the_model_of_an_edited_experiment_is_not_taken_for_the_one_before() throws IOException {
    run(new Telling(), REFIT);
    String model = text("best-model.foldwise");
    run(new Telling(), REFIT.with(Toy.DROPOUT, 0.25));
    assertThat(text("best-model.foldwise")).isNotEqualTo(model);

    run(new Telling(), REFIT);

    assertThat(text("best-model.foldwise")).isEqualTo(model);
  }

  @Test
  void a_model_that_a_cache_does_not_hold_is_trained() throws IOException {
    RunRequest cached = Toy.withCache(request(REFIT), directory.resolve("cache"));
    Toy.run(new Telling(), cached);
    Telling again = new Telling();

    Toy.run(again, Toy.in(cached, directory.resolve("other")));

    assertThat(again.tasks).hasSize(1);
    assertThat(directory.resolve("other").resolve("best-model.foldwise")).exists();
  }

  @Test
  void a_use_of_the_test_set_before_an_edit_gives_a_warning() throws IOException {
    run(new Telling(), REFIT);
    assertThat(records().supplements().warnings()).isEmpty();

    run(new Telling(), REFIT.with(Toy.DROPOUT, 0.25));

    assertThat(records().supplements().refit()).extracting(RefitRow::variant).contains("baseline");
    assertThat(testUses()).hasSize(2);
    assertThat(records().supplements().warnings())
        .containsExactly(
            new WarningRow(
                "test set opened before",
                "The test rows were evaluated once in this run directory by trials that the"
                    + " experiment no longer has.",
                "Edits made since may rest on those results, so no test accuracy here is an"
                    + " unbiased estimate."));
  }

  @Test
  void one_training_of_two_variants_uses_the_test_set_once() throws IOException {
    run(
        new Telling(),
        Toy.experiment()
            .ablate("again", Variant.named("twin", Toy.DROPOUT.to(0.2)))
            .testEachTrial());

    assertThat(testUses()).hasSize(3 * 3 * 2);
    assertThat(records().epochs()).hasSize(4 * 3 * 2);
  }

  @Test
  void what_was_selected_and_refit_is_found_again() throws IOException {
    Experiment both = NESTED.refitBest();
    FakeTrainer first = FakeTrainer.sound();
    run(first, both);
    assertThat(first.trained()).isEqualTo(9 + 18 + 1);
    String nested = text("nested.csv");
    String refit = text("refit.csv");

    FakeTrainer again = FakeTrainer.sound();
    run(again, both);

    assertThat(again.trained()).isZero();
    assertThat(text("nested.csv")).isEqualTo(nested);
    assertThat(text("refit.csv")).isEqualTo(refit);
    assertThat(testUses()).hasSize(1);
  }

  // 9 trials on 20 rows, 18 within folds on 10, the refit on 30; 2 epochs each.
  @Test
  void selections_within_folds_and_the_refit_belong_to_the_total() {
    List<Progress> heard = Heard.progressOf(FakeTrainer.sound(), request(NESTED.refitBest()));

    double work = 2 * (9 * 20 + 18 * 10 + 30);
    assertThat(heard.get(0)).isEqualTo(new Progress(28, 0, 0, work));
    assertThat(heard.get(heard.size() - 1)).isEqualTo(new Progress(28, 28, work, 0));
  }

  @ParameterizedTest(name = "killed after {0} lines of its journal, {1} jobs")
  @CsvSource({"3, 1", "40, 3", "80, 1", "110, 3", "111, 1", "113, 2"})
  void a_run_that_was_killed_selects_and_refits_the_same(int lines, int jobs) throws IOException {
    run(FakeTrainer.sound(), NESTED.refitBest());
    String nested = text("nested.csv");
    String refit = text("refit.csv");
    Path journal = directory.resolve("journal.jsonl");
    List<String> whole = Files.readAllLines(journal);
    assertThat(whole).hasSizeGreaterThan(lines);
    Files.write(journal, whole.subList(0, lines));

    run(FakeTrainer.sound(), NESTED.refitBest(), jobs);

    assertThat(text("nested.csv")).isEqualTo(nested);
    assertThat(text("refit.csv")).isEqualTo(refit);
  }

  private static boolean isInner(TrialTask task) {
    return task.trainingRows().size() + task.validationRows().size() < DATA.training().rows();
  }

  private RunSummary run(Trainer trainer, Experiment experiment) {
    return run(trainer, experiment, 1);
  }

  private RunSummary run(Trainer trainer, Experiment experiment, int jobs) {
    return Toy.run(trainer, Toy.withJobs(request(experiment), jobs));
  }

  private RunRequest request(Experiment experiment) {
    RunRequest toy = Toy.request(Toy.experiment(), directory);
    return new RunRequest(
        experiment.check(DATA),
        toy.preset(),
        toy.command(),
        directory,
        false,
        toy.jobs(),
        toy.threads(),
        toy.device(),
        toy.tensorflowVersion(),
        toy.cache(),
        toy.mainClass());
  }

  private RunRecords records() {
    return RunDirectory.at(directory).read();
  }

  private List<String> testUses() throws IOException {
    return text("journal.jsonl").lines().filter(line -> line.contains("TestLooked")).toList();
  }

  private String text(String file) throws IOException {
    return Files.readString(directory.resolve(file));
  }
}
