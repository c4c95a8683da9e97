package io.github.foldwise.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.records.ConfusionRow;
import io.github.foldwise.reports.records.EpochRow;
import io.github.foldwise.reports.records.NestedRow;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.Supplements;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.reports.records.WarningRow;
import io.github.foldwise.reports.statistics.BestTrial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportTest {
  /** The golden files in the sources, seen from the module's folder. */
  private static final Path GOLDENS = Path.of("src/test/resources/io/github/foldwise/reports");

  @Test
  void the_report_of_the_fixture_is_the_golden_text() throws IOException {
    assertGolden("report.md", Report.render(Fixture.records()));
  }

  @Test
  void a_run_with_every_file_has_every_section() throws IOException {
    assertGolden("full.md", Report.render(Fixture.full()));
  }

  private static void assertGolden(String name, String report) throws IOException {
    Path golden = GOLDENS.resolve(name);
    if (Boolean.getBoolean("golden.refresh")) {
      Files.writeString(golden, report, StandardCharsets.UTF_8);
    }
    assertThat(report.lines())
        .as("to accept the new text: mvn -pl reports test -Dgolden.refresh=true, and read the diff")
        .containsExactlyElementsOf(Files.readAllLines(golden, StandardCharsets.UTF_8));
    assertThat(report).endsWith("\n").doesNotContain("\r");
  }

  @Test
  void the_report_does_not_depend_on_the_machine_s_language() {
    String report = Report.render(Fixture.records());
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(Report.render(Fixture.records())).isEqualTo(report);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void an_interrupted_run_says_how_far_it_came() {
    RunRecords all = Fixture.records();
    String report = Report.render(Fixture.withTrials(all, all.trials().subList(0, 17)));
    assertThat(report)
        .contains(
            "**17 of 20 trials are done.** The run was interrupted; the same command continues"
                + " it, and this report covers what has ended so far.\n");
  }

  @Test
  void a_baseline_without_a_done_trial_has_no_result() {
    RunRecords all = Fixture.records();
    List<TrialRow> diverged =
        all.trials().stream().filter(t -> t.status() == TrialStatus.DIVERGED).toList();
    assertThat(Report.render(Fixture.withTrials(all, diverged)))
        .contains("**No trial of the baseline is done, so there is no result yet.**\n")
        .contains("**1 of 20 trials have ended: 0 done, 1 diverged.** The run was interrupted;")
        .doesNotContain("## Confusion matrix")
        .contains("the loss became NaN in epoch 2, step 117");
  }

  @Test
  void one_fold_has_no_spread() {
    RunRecords all = Fixture.records();
    assertThat(Report.render(Fixture.withTrials(all, all.trials().subList(0, 1))))
        .contains(
            "**The baseline's accuracy is 0.8352** on the validation rows of one fold."
                + " One fold says nothing about the spread.")
        .contains("| **Mean** |  |  | **0.8352** |")
        .doesNotContain("Standard deviation");
  }

  @Test
  void a_table_of_folds_without_a_done_trial_has_no_mean() {
    RunRecords all = Fixture.records();
    List<TrialRow> diverged = List.of(diverged(all.trials().get(0)));
    assertThat(Report.render(Fixture.withTrials(all, diverged)))
        .contains("| 1 (diverged) | 4,800 | 1,200 |\n\n")
        .doesNotContain("**Mean**")
        .doesNotContain("Standard deviation");
  }

  @Test
  void trials_that_ended_are_counted_by_their_status() {
    RunRecords all = Fixture.records();
    assertThat(Report.render(all))
        .contains(
            "\n**20 of 20 trials have ended: 19 done, 1 diverged.** Those that are not done are"
                + " listed below.\n");
  }

  @Test
  void the_author_s_title_and_name_stand_first() {
    RunRecords named =
        Fixture.withTitle(Fixture.records(), "Which *parts* help?", "Ada Lovelace & Co");
    assertThat(Report.render(named))
        .startsWith("# Which \\*parts\\* help?\n\nBy Ada Lovelace \\& Co\n\n**The baseline's")
        .contains("| Experiment | fashion-mnist |\n| Preset | quick |\n");
  }

  @Test
  void a_refit_without_test_rows_says_what_estimates_it() {
    RefitRow refit =
        new RefitRow(
            "dropout=0.2",
            4,
            7,
            3,
            600,
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Supplements nested = Fixture.full().supplements();
    assertThat(Report.render(Fixture.withSupplements(Fixture.records(), with(refit, List.of()))))
        .contains(
            """
            ## The refit

            The variant **dropout=0.2** has the highest mean validation accuracy of 4 variants. It was \
            trained once more, on all 600 training rows for 3 epochs with seed 7.

            The data have no test rows, so the model itself was not evaluated. The estimate of its \
            accuracy is the cross-validated one of its variant, **0.8429** (95 % interval 0.8261 to \
            0.8597); as the highest of 4 means it is optimistic. `best-model.foldwise` holds the model; \
            `TrainedModel.load` reads it.

            """)
        .doesNotContain("confusion-refit");
    assertThat(
            Report.render(Fixture.withSupplements(Fixture.records(), with(refit, nested.nested()))))
        .contains(
            "The estimate of its accuracy is that of the nested cross-validation, **0.8392** (95 %"
                + " interval 0.8265 to 0.8518), which allows for the selection.");
  }

  private static Supplements with(RefitRow refit, List<NestedRow> nested) {
    return new Supplements(
        List.of(), List.of(), List.of(), nested, List.of(refit), List.of(), List.of(), List.of());
  }

  @Test
  void an_experiment_without_presets_shows_none() {
    assertThat(Report.render(Fixture.withPreset(Fixture.records(), "")))
        .startsWith("# fashion-mnist\n")
        .doesNotContain("| Preset |");
  }

  @Test
  void on_a_tie_the_earliest_trial_of_the_plan_is_the_best() {
    RunRecords all = Fixture.records();
    TrialRow first = all.trials().get(10);
    TrialRow twin = withFold(first, 2);
    ConfusionRow cell = new ConfusionRow(first.variant(), 1, first.fold(), "validation", 0, 0, 7);
    RunRecords tie =
        Fixture.withConfusion(Fixture.withTrials(all, List.of(first, twin)), List.of(cell));
    BestTrial best = BestTrial.of(tie).orElseThrow();
    assertThat(best.trial()).isEqualTo(first);
    assertThat(best.set()).isEqualTo("validation");
    assertThat(Report.render(tie))
        .contains(
            "The trial did not measure the test set, so the matrix shows the 7 validation rows by"
                + " which the trial was chosen, and is just as optimistic.");
  }

  @Test
  void a_test_set_that_nobody_monitored_says_so() {
    RunRecords all = Fixture.withEpochs(Fixture.records(), List.of());
    assertThat(Report.render(Fixture.withMonitoring(all, false)))
        .contains(
            "## The test set\n\n"
                + "No trial in these tables used the test set during training. Only the confusion"
                + " matrix above uses it, after the best trial was chosen.\n")
        .doesNotContain("curves-validation");
  }

  @Test
  void one_training_of_two_variants_is_one_look_an_epoch() {
    List<EpochRow> epochs = Fixture.records().epochs();
    List<EpochRow> twins =
        epochs.stream()
            .filter(row -> row.variant().equals("baseline"))
            .map(EpochRow::ofAnyName)
            .toList();
    assertThat(twins).isNotEmpty();

    assertThat(
            Report.render(
                Fixture.withEpochs(
                    Fixture.records(), Stream.concat(epochs.stream(), twins.stream()).toList())))
        .contains("**it was used 58 times**");
  }

  @Test
  void a_test_set_that_was_opened_before_is_never_called_opened_once() {
    RunRecords refit = Fixture.withRefit(Fixture.withEpochs(Fixture.records(), List.of()));
    WarningRow before =
        new WarningRow(WarningRow.OPENED_BEFORE, "It was used twice.", "It is worn.");
    Supplements none = refit.supplements();
    String report =
        Report.render(
            Fixture.withMonitoring(
                Fixture.withSupplements(
                    refit,
                    new Supplements(
                        none.calibration(),
                        List.of(before),
                        none.published(),
                        none.nested(),
                        none.refit(),
                        none.settings(),
                        none.predictions(),
                        none.costs())),
                false));

    assertThat(report)
        .contains("It was opened for the refit, after everything was chosen.")
        .contains("\n**It had been opened before.** It was used twice. It is worn.\n")
        .contains("which were used before, too.")
        .doesNotContain("**once**")
        .doesNotContain("used once");
  }

  @Test
  void the_look_of_a_refit_is_counted_with_those_of_the_trials() {
    RunRecords refit = Fixture.withRefit(Fixture.records());
    RunRecords unseen = Fixture.withMonitoring(Fixture.withEpochs(refit, List.of()), false);

    assertThat(Report.render(refit))
        .contains(
            "**it was used 58 times**, once after each epoch of each trial, and once more for"
                + " the refit: **59 times in all**. So the refit was not the first use of"
                + " the test set.\n")
        .contains("which were used after each epoch of each trial, too.");
    assertThat(Report.render(unseen))
        .contains(
            "## The test set\n\n"
                + "No trial in these tables used the test set during training. It was opened"
                + " **once**, for the refit, after everything was chosen. The confusion matrix of"
                + " the best trial uses it too.\n")
        .contains("which were used once.");
  }

  @Test
  void names_from_outside_format_nothing() {
    RunRecords all = Fixture.records();
    TrialRow failed =
        new TrialRow(
            "t",
            "a|b",
            1,
            1,
            1,
            "h",
            0,
            8,
            2,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            TrialStatus.FAILED,
            "no\n*memory*",
            Optional.empty());
    assertThat(Report.render(Fixture.withTrials(all, List.of(failed))))
        .contains("| a\\|b | 1 | failed | 0 | no \\*memory\\* |\n");
  }

  @Test
  void the_command_names_a_main_class_of_one_s_own() {
    RunRecords all = Fixture.records();
    assertThat(Report.render(Fixture.withMainClass(all, "my.pkg.Pets")))
        .contains(
            "\nmvn -q compile exec:java -Dexec.mainClass=my.pkg.Pets"
                + " -Dexec.args=\"run fashion-mnist --preset quick\"\n")
        .contains("\nFOLDWISE_MAIN=my.pkg.Pets foldwise run fashion-mnist --preset quick\n");
    assertThat(Report.render(Fixture.withMainClass(all, "my.pkg.Zoo$Pets")))
        .contains("java -Dexec.mainClass='my.pkg.Zoo$Pets' -D")
        .contains("\nFOLDWISE_MAIN='my.pkg.Zoo$Pets' foldwise run ");
    assertThat(Report.render(Fixture.withMainClass(all, "io.github.foldwise.studies.Main")))
        .isEqualTo(Report.render(all));
  }

  private static TrialRow diverged(TrialRow trial) {
    return new TrialRow(
        trial.trial(),
        trial.variant(),
        trial.repeat(),
        trial.fold(),
        trial.seed(),
        trial.spec(),
        0,
        trial.trainRows(),
        trial.validationRows(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        TrialStatus.DIVERGED,
        "the loss became NaN in epoch 1, step 1",
        Optional.empty());
  }

  private static TrialRow withFold(TrialRow trial, int fold) {
    return new TrialRow(
        trial.trial() + "'",
        trial.variant(),
        trial.repeat(),
        fold,
        trial.seed(),
        trial.spec(),
        trial.epochs(),
        trial.trainRows(),
        trial.validationRows(),
        trial.accuracy(),
        trial.loss(),
        trial.dataLoss(),
        trial.penalty(),
        trial.testAccuracy(),
        trial.testLoss(),
        trial.status(),
        trial.reason(),
        trial.score());
  }
}
