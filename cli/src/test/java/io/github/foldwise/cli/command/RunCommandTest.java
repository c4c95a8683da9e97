package io.github.foldwise.cli.command;

import static io.github.foldwise.model.Layers.flatten;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.sweep.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  private static final String BRIEFING =
      """
      Data: Ten images (small), 10 training rows, 2 test rows
      training images: (10, 2, 2) uint8 → (10, 2, 2, 1) float32 in [0,1]
      training labels: (10,) → (10,) int32 from 0 to 1
      test images: (2, 2, 2) uint8 → (2, 2, 2, 1) float32 in [0,1]
      test labels: (2,) → (2,) int32 from 0 to 1
      Folds: k-fold, k = 2
      Fold 1: 5 training rows, 5 validation rows
      Fold 2: 5 training rows, 5 validation rows
      """;

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void outLiesInTheFolder() {
    out = folder.resolve("run");
  }

  // Rows 0-4 and 5-9 hold two rows of class 0 each: accuracy 2/5 in both, and the fake's loss is
  // 2 - accuracy.
  @Test
  void a_run_prints_its_plan_and_its_results() {
    Cli.Result result = run("--preset", "plain");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith(BRIEFING)
        .contains("dense_1 (dense, relu)")
        .endsWith(
            """

            Plan: 1 variant × 2 folds, 2 trials, 6 fold-epochs

            Fold 1: Accuracy = 0.4000, Loss = 1.6000
            Fold 2: Accuracy = 0.4000, Loss = 1.6000
            Average: Accuracy = 0.4000, Loss = 1.6000

            Trials: 2 done

            Report: %s
            """
                .formatted(out.resolve("report.html")));
    assertThat(out)
        .isDirectoryContaining("glob:**/report.md")
        .isDirectoryContaining("glob:**/trials.csv")
        .isDirectoryContaining("glob:**/provenance.json");
  }

  @Test
  void a_quiet_run_says_only_where_the_report_is() {
    assertThat(run("--preset", "plain", "--quiet"))
        .isEqualTo(new Cli.Result(0, "Report: " + out.resolve("report.html") + "\n", ""));
  }

  @Test
  void a_quiet_run_names_what_went_wrong() {
    assertThat(run("--preset", "wide", "-q"))
        .isEqualTo(
            new Cli.Result(
                3,
                """
                2 trials failed or diverged:
                  rate=2.0, fold 1: diverged (the loss became NaN)
                  rate=2.0, fold 2: diverged (the loss became NaN)
                Report: %s
                """
                    .formatted(out.resolve("report.html")),
                ""));
  }

  @Test
  void test_accuracies_that_were_looked_at_are_at_the_end() {
    Experiment whole =
        SmallExperiment.named("whole").ablate(SmallExperiment.UNITS, 3, 5).testEachTrial();

    assertThat(run(whole, "whole").out())
        .endsWith(
            """

            Trials: 4 done
            Best: the baseline, accuracy 0.4000; no variant has a higher mean
            Test accuracy: 0.5000, the mean of the baseline's trials

            Report: %s
            """
                .formatted(out.resolve("report.html")));
  }

  @Test
  void descriptions_of_presets_and_parameters_are_listed() {
    Param<Integer> units = Param.of("units", 3).describedAs("units of the dense layer");
    Experiment described =
        SmallExperiment.named("described")
            .model(p -> flatten().dense(p.get(units)).relu().classify(2))
            .preset("plain", "as declared", experiment -> experiment)
            .preset("wide", experiment -> experiment.with(units, 7));

    assertThat(Cli.of(described).run("list"))
        .isEqualTo(
            new Cli.Result(
                0,
                """
                described
                  preset  description
                  plain   as declared (default)
                  wide

                  parameter  value        description
                  folds      2
                  rate       0.25
                  units      3 (wide: 7)  units of the dense layer
                """,
                ""));
  }

  @Test
  void progress_goes_to_standard_error_line_by_line() {
    assertThat(run("--preset", "plain").err().replaceAll("; about .* left", ""))
        .isEqualTo(
            """
            [1/2] baseline, fold 1: accuracy 0.4000, loss 1.6000
            [2/2] baseline, fold 2: accuracy 0.4000, loss 1.6000
            """);
  }

  @Test
  void trials_that_diverge_are_named_and_the_others_are_in_the_table() {
    Cli.Result result = run("--preset", "wide");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out())
        .endsWith(
            """
            Plan: 3 variants × 2 folds, 6 trials, 18 fold-epochs

            Fold 1: Accuracy = 0.4000, Loss = 1.6000
            Fold 2: Accuracy = 0.4000, Loss = 1.6000
            Average: Accuracy = 0.4000, Loss = 1.6000

            variant               folds  accuracy (± sd)  difference  verdict
            rate=0.25 (baseline)  2      0.4000 ± 0.0000
            rate=0.125            2      0.4000 ± 0.0000  +0.0000     undecided (equal
                                                                      differences have no
                                                                      spread)
            rate=2.0              0      -                            diverged

            Trials: 4 done, 2 diverged
            Best: the baseline, accuracy 0.4000; no variant has a higher mean

            2 trials failed or diverged:
              rate=2.0, fold 1: diverged (the loss became NaN)
              rate=2.0, fold 2: diverged (the loss became NaN)

            Report: %s
            """
                .formatted(out.resolve("report.html")));
  }

  @Test
  void a_trial_that_fails_is_named_and_the_report_still_comes() {
    Cli.Result result = run("--set", "rate=0.5");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out())
        .contains("\nFold 1: failed\nFold 2: failed\n")
        .contains("\n  baseline, fold 1: failed (IllegalStateException: no rate of a half)\n");
    assertThat(out).isDirectoryContaining("glob:**/report.md");
  }

  @Test
  void a_second_run_trains_nothing_anew() {
    Cli.Result first = run("--preset", "plain");
    Cli.Result second = run("--preset", "plain");

    assertThat(second.out()).isEqualTo(first.out());
    assertThat(second.err()).isEqualTo("An earlier run finished 2 of 2 trials.\n");
  }

  @Test
  void the_command_in_the_report_leaves_out_paths_and_jobs() throws Exception {
    run("--limit", "8", "--seed", "5", "--set", "units=4", "--device", "cpu");

    assertThat(Files.readString(out.resolve("provenance.json")))
        .contains("\"command\": \"run small --preset plain --limit 8 --seed 5 --set units=4\"");
  }

  @Test
  void the_report_comes_back_byte_for_byte() throws Exception {
    run("--preset", "plain");
    byte[] report = Files.readAllBytes(out.resolve("report.md"));
    Files.delete(out.resolve("report.md"));

    Cli.Result result = Cli.ofStudy().run("report", out.toString());

    assertThat(result)
        .isEqualTo(new Cli.Result(0, "Report: " + out.resolve("report.html") + "\n", ""));
    assertThat(out.resolve("report.md")).hasBinaryContent(report);
  }

  @Test
  void latex_comes_beside_the_report() {
    run("--preset", "plain");

    Cli.Result result = Cli.ofStudy().run("report", out.toString(), "--format", "latex");

    Path tex = out.resolve("latex").resolve("report.tex");
    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                0, "Report: " + out.resolve("report.html") + "\nLaTeX: " + tex + "\n", ""));
    assertThat(tex).content().contains("\\title{small, preset plain}");
  }

  @Test
  void a_folder_that_cannot_be_written_is_refused_before_tensorflow_loads() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    Cli.Result result =
        Cli.of(SmallExperiment.EXPERIMENT).run("run", "--out", file.resolve("run").toString());

    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                --out %s: expected a writable folder, found the file %s.
                  Choose another folder with --out, or change the permissions of this one.
                """
                    .formatted(file.resolve("run"), file)));
  }

  @Test
  void a_missing_device_is_refused_before_anything_is_printed() {
    assertThat(run("--device", "cuda"))
        .isEqualTo(
            new Cli.Result(
                2, "", "device cuda: expected a GPU, found only cpu.\n  Choose --device cpu.\n"));
  }

  @Test
  void a_folder_of_another_run_is_refused() {
    run("--preset", "plain");

    Cli.Result result = run("--preset", "wide");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith(out + ": expected ").contains("--fresh");
  }

  @Test
  void a_bug_says_so_and_how_to_get_its_stack_trace() {
    Cli broken = Cli.of(SmallExperiment.EXPERIMENT); // its engine must not be touched
    Cli.Result result = broken.run("run", "--out", out.toString());
    Cli.Result deeper = broken.run("run", "--out", out.toString(), "--stacktrace");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            """
            This is a bug in Foldwise, not in your input: java.lang.AssertionError: TensorFlow would have been loaded
              Run the same command with --stacktrace and report its output.
            """);
    assertThat(deeper.err()).startsWith(result.err()).contains("\tat io.github.foldwise");
  }

  // Flatten 4, dense 4*7+7 = 35, head 7*2+2 = 16 parameters. The rates are one kind of work, so the
  // whole takes as long as the baseline's trials three times: 6 trials of 3 epochs of a second.
  @Test
  void a_plan_trains_nothing_and_estimates_the_cost_of_a_run() {
    Cli.Result result =
        plan(new FakeEngine(new ClassZeroTrainer()), "--preset", "wide", "--jobs", "1");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEqualTo("Measuring how fast this machine trains.\n");
    assertThat(result.out()).startsWith(BRIEFING);
    assertThat(result.withoutMachine().out())
        .endsWith(
            """
            Plan: 3 variants × 2 folds, 6 trials, 18 fold-epochs

            variant     folds  epochs  batch  parameters  MFLOP a row  memory  time
            baseline    2      3       4      51          0.0          5 MiB   6 s
            rate=0.125  2      3       4      51          0.0          5 MiB   6 s
            rate=2.0    2      3       4      51          0.0          5 MiB   6 s

            table rows: 3
            trials: 6
            fold-epochs: 18 (naive 18)
            memory: about … MiB with 1 job, at most 5 MiB per trial; … MiB free
            time: about 18 s with 1 job, estimated by measuring this machine for …
            """);
  }

  @Test
  void a_plan_without_time_touches_no_engine() {
    Cli.Result result =
        plan(ThrowingEngine.UNTOUCHED, "--no-time", "--preset", "wide", "--jobs", "2");

    assertThat(result.err()).isEmpty();
    assertThat(result.withoutMachine().out())
        .endsWith(
            """
            variant     folds  epochs  batch  parameters  MFLOP a row  memory
            baseline    2      3       4      51          0.0          5 MiB
            rate=0.125  2      3       4      51          0.0          5 MiB
            rate=2.0    2      3       4      51          0.0          5 MiB

            table rows: 3
            trials: 6
            fold-epochs: 18 (naive 18)
            memory: about … MiB with 2 jobs, at most 5 MiB per trial; … MiB free
            time: not measured
            """);
  }

  @Test
  void without_tensorflow_a_plan_shows_everything_but_the_time() {
    Cli.Result result = plan(ThrowingEngine.MISSING, "--preset", "wide");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("fold-epochs: 18 (naive 18)\n")
        .endsWith(
            "time: unknown: TensorFlow cannot be loaded: no jnitensorflow in java.library.path\n");
  }

  @Test
  void without_the_requested_device_a_plan_says_why_the_time_is_unknown() {
    Cli.Result result = plan(new FakeEngine(new ClassZeroTrainer()), "--device", "cuda");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .endsWith(
            """
            time: unknown: device cuda: expected a GPU, found only cpu.
              Choose --device cpu.
            """);
  }

  @Test
  void variants_that_are_one_computation_are_shown_as_such() {
    Experiment twice =
        SmallExperiment.EXPERIMENT.preset(
            "twice",
            e ->
                e.ablate(
                    "names",
                    Variant.named("slow", SmallExperiment.RATE.to(0.125)),
                    Variant.named("careful", SmallExperiment.RATE.to(0.125))));

    Cli.Result result =
        Cli.of(twice)
            .with(new FakeEngine(new ClassZeroTrainer()))
            .run("plan", "--preset", "twice", "--jobs", "1");

    assertThat(result.out())
        .contains("\nslow      2      3       4      23          0.0          5 MiB   6 s\n")
        .contains("\ncareful   2      3       4      23          0.0          5 MiB   shared\n")
        .contains("\nThe same computation, trained once: slow and careful\n")
        .contains("\nfold-epochs: 12 (naive 18)\n");
  }

  // The third of five folds of two rows holds rows 4 and 5, both of class 1.
  @Test
  void a_class_without_validation_rows_in_a_fold_is_a_warning() {
    String warning =
        "Warning: classes without validation rows: Class 0 (4 rows) has no validation row in fold 3"
            + " of 5. What is measured there says nothing about it. Choose stratified folds, or"
            + " say shuffled(42).\n";

    Cli.Result plan =
        plan(ThrowingEngine.UNTOUCHED, "--no-time", "--preset", "wide", "--set", "folds=5");
    assertThat(plan.exitCode()).isZero();
    assertThat(plan.err()).isEqualTo(warning);
    assertThat(plan.out()).doesNotContain("Warning");
    assertThat(run("--preset", "plain", "--set", "folds=5").err()).containsOnlyOnce(warning);
  }

  // The preset compares rates 0.125 and 2.0 with the standard 0.25.
  @Test
  void a_variant_that_the_settings_make_the_baseline_is_named() {
    Cli.Result result =
        plan(ThrowingEngine.UNTOUCHED, "--no-time", "--preset", "wide", "--set", "rate=0.125");

    assertThat(result.out())
        .contains(
            """
            Plan: 2 variants × 2 folds, 4 trials, 12 fold-epochs
            Equal to the baseline with these settings, so not trained again: rate=0.125
            """);
  }

  @Test
  void a_plan_takes_the_options_of_a_run_and_writes_nothing() {
    Cli.Result plain = plan(ThrowingEngine.UNTOUCHED, "--no-time", "--jobs", "2");
    Cli.Result asked =
        plan(
            ThrowingEngine.UNTOUCHED,
            "--no-time",
            "--jobs",
            "2",
            "--device",
            "cuda:7",
            "--threads",
            "3",
            "--fresh",
            "--cache",
            folder.resolve("cache").toString(),
            "--out",
            out.toString(),
            "--tensorboard",
            folder.resolve("logs").toString());

    assertThat(asked.withoutMachine()).isEqualTo(plain.withoutMachine());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void event_files_for_tensorboard_are_in_the_run_directory_unless_another_is_named()
      throws IOException {
    Cli.Result first = run("--preset", "plain", "--tensorboard");
    Path logs = folder.resolve("logs");
    Cli.Result second = run("--preset", "plain", "--tensorboard", logs.toString());

    assertThat(first.err())
        .startsWith("To follow it: tensorboard --logdir " + out.resolve("tensorboard") + "\n");
    assertThat(second.err()).startsWith("To follow it: tensorboard --logdir " + logs + "\n");
    assertThat(second.out()).isEqualTo(first.out());
    for (Path folder : List.of(out.resolve("tensorboard"), logs)) {
      try (Stream<Path> trials = Files.list(folder.resolve("baseline"))) {
        assertThat(trials.filter(Files::isDirectory).map(Path::getFileName).map(Path::toString))
            .containsExactlyInAnyOrder("fold_1", "fold_2");
      }
    }
  }

  @Test
  void a_folder_for_tensorboard_that_cannot_be_made_is_refused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    Cli.Result result = run("--preset", "plain", "--tensorboard", file.toString());

    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                --tensorboard %s: expected a writable folder, found the file %s.
                  Choose another folder with --tensorboard, or change the permissions of this one.
                """
                    .formatted(file, file)));
    assertThat(out).doesNotExist();
  }

  @Test
  void devices_are_listed_one_a_line() {
    Cli.Result result =
        Cli.of(SmallExperiment.EXPERIMENT)
            .with(new FakeEngine(new ClassZeroTrainer()))
            .run("devices");

    assertThat(result).isEqualTo(new Cli.Result(0, "cpu  CPU\n", ""));
  }

  @Test
  void experiments_are_listed_with_their_presets_and_parameters() {
    Cli.Result result = Cli.of(SmallExperiment.EXPERIMENT).run("list");

    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                0,
                """
                small
                  preset
                  plain   (default)
                  wide

                  parameter  value
                  folds      2
                  rate       0.25
                  units      3 (wide: 7)
                """,
                ""));
  }

  private Cli.Result run(String... options) {
    return run(SmallExperiment.EXPERIMENT, "small", options);
  }

  private Cli.Result run(Experiment experiment, String name, String... options) {
    String[] args = new String[options.length + 5];
    System.arraycopy(new String[] {"run", name, "--jobs", "1"}, 0, args, 0, 4);
    args[4] = "--out=" + out;
    System.arraycopy(options, 0, args, 5, options.length);
    return Cli.of(experiment).with(new FakeEngine(new ClassZeroTrainer())).run(args);
  }

  private static Cli.Result plan(Engine engine, String... options) {
    String[] args = new String[options.length + 1];
    args[0] = "plan";
    System.arraycopy(options, 0, args, 1, options.length);
    return Cli.of(SmallExperiment.EXPERIMENT).with(engine).run(args);
  }
}
