package io.github.foldwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The fake trainer claims one second per epoch, and a trial has three: with one job, five folds
 * appear to take 15 seconds.
 */
class BudgetRunTest {
  @TempDir Path folder;

  @Test
  void a_run_within_a_budget_trains_the_folds_that_fit_and_names_the_rest() throws Exception {
    Cli.Result result = run("--budget", "10s");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("Budget 10s: 3 of 5 folds fit (--first-folds 3); it takes about 9 s.\n")
        .contains("Plan: 1 variant × 3 folds, 3 trials, 9 fold-epochs\n");
    assertThat(result.err())
        .contains("Warning: fewer folds: The first 3 of the baseline's 5 folds are carried out");
    assertThat(Files.readString(out().resolve("report.md")))
        .contains("run small --preset plain --set folds=5 --first-folds 3\"")
        .contains("The first 3 of the baseline's 5 folds are carried out");
  }

  @Test
  void the_same_command_takes_up_the_choice_of_its_directory_and_measures_nothing() {
    run("--first-folds", "2");

    Cli.Result again = run("--budget", "10s");

    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).doesNotContain("Measuring");
    assertThat(again.out())
        .startsWith(
            "Budget 10s: keeping the choice of the run in this directory (--first-folds 2).\n")
        .contains("Plan: 1 variant × 2 folds, 2 trials, 6 fold-epochs\n");
  }

  @Test
  void a_budget_that_is_too_small_for_the_run_in_the_directory_is_refused() {
    run();

    Cli.Result again = run("--budget", "10s");

    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err())
        .endsWith(
            """
            --budget: expected time for all that the run in %s trains, as it began without a limit, found 10s, but that takes about 15 s.
              Leave out --budget, choose another folder with --out, or start anew with --fresh.
            """
                .formatted(out()));
    assertThat(run("--budget", "1m").out())
        .startsWith("Budget 1m: all of it fits; it takes about 15 s.\n");
  }

  @Test
  void a_fresh_run_measures_again() {
    run("--first-folds", "2");

    assertThat(run("--budget", "10s", "--fresh").out()).contains("(--first-folds 3)");
  }

  @Test
  void a_budget_that_is_enough_changes_nothing() throws Exception {
    Cli.Result result = run("--budget", "1m");

    assertThat(result.out()).startsWith("Budget 1m: all of it fits; it takes about 15 s.\n");
    assertThat(result.err()).doesNotContain("fewer folds");
    assertThat(Files.readString(out().resolve("report.md")))
        .contains("run small --preset plain --set folds=5\"");
  }

  @Test
  void a_budget_for_less_than_two_folds_is_refused_before_training() {
    Cli.Result result = run("--budget", "5s");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .endsWith(
            """
            --budget: expected time for one repeat of at least 2 folds, found 5s, but that takes about 6 s.
              Give it more time, or ask for fewer variants, epochs or rows.
            """);
    assertThat(out()).doesNotExist();
  }

  @Test
  void an_invalid_time_or_number_is_refused() {
    assertThat(run("--budget", "2 hours"))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                --budget: expected a time such as 90s, 45m, 2h or 1h30m, found '2 hours'.
                  Write whole hours, minutes and seconds, in this order and without spaces.
                """));
    assertThat(run("--repeats", "0"))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                repeats: expected at least 1, found 0.
                  Leave it out to take as many as were declared.
                """));
  }

  @Test
  void repeats_take_the_place_of_those_that_were_declared() {
    assertThat(run("--repeats", "2", "--first-folds", "2").out())
        .contains("Plan: 1 variant × 2 folds × 2 repeats, 4 trials, 12 fold-epochs\n");
  }

  @Test
  void a_plan_within_a_budget_is_that_of_the_run() {
    Cli.Result plan = call("plan", "--budget", "10s");

    assertThat(plan.exitCode()).isZero();
    assertThat(plan.out())
        .startsWith("Budget 10s: 3 of 5 folds fit (--first-folds 3); it takes about 9 s.\n")
        .contains("fold-epochs: 9 (naive 9)\n")
        .contains("time: about 9 s with 1 job, estimated by measuring this machine for ");
    assertThat(out()).doesNotExist();
  }

  /** Four repeats take a minute. */
  @Test
  void what_fits_is_said_of_what_was_asked_for() {
    assertThat(call("plan", "--repeats", "4", "--budget", "40s").out())
        .startsWith("Budget 40s: 2 of 4 repeats fit (--repeats 2); it takes about 30 s.\n");
    assertThat(call("plan", "--first-folds", "3", "--budget", "40s").out())
        .startsWith("Budget 40s: all of it fits (--first-folds 3); it takes about 9 s.\n");
  }

  private Cli.Result run(String... options) {
    return call("run", options);
  }

  private Cli.Result call(String command, String... options) {
    List<String> args = new ArrayList<>(List.of(command, "--preset", "plain"));
    args.addAll(List.of("--set", "folds=5", "--jobs", "1", "--out", out().toString()));
    args.addAll(List.of(options));
    return Cli.of(SmallExperiment.EXPERIMENT)
        .with(new FakeEngine(new ClassZeroTrainer()))
        .run(args.toArray(String[]::new));
  }

  private Path out() {
    return folder.resolve("run");
  }
}
