package io.github.foldwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WrongUseTest {

  @Test
  void an_unknown_command_is_refused_with_the_nearest() {
    refused(
        """
        command: expected one of run, plan, report, compare, export, import, folds, list, devices, data, found 'pln'.
          Did you mean 'plan'?
        """,
        "pln");
  }

  @Test
  void an_unknown_option_is_refused_with_the_nearest() {
    refused(
        """
        option of 'list': expected one of --help, --version, --stacktrace, found '--hlep'.
          Did you mean '--help'?
        """,
        "list",
        "--hlep");
  }

  @Test
  void an_unknown_experiment_is_refused_with_the_nearest() {
    refused(
        """
        experiment: expected one of fashion-mnist, found 'fashion'.
          Did you mean 'fashion-mnist'?
        """,
        "run",
        "fashion");
  }

  @Test
  void an_experiment_whose_name_leads_elsewhere_is_refused_before_a_folder_is_made() {
    Cli.Result result = Cli.of(SmallExperiment.named("../evil")).run("run");

    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                name of an experiment: expected the name of a folder, without / \\ : * ? " < > |, found '../evil'.
                  Give it another name.
                """));
    assertThat(Path.of("evil")).doesNotExist();
  }

  @Test
  void what_a_user_gives_cannot_act_on_the_terminal() {
    refused(
        """
        command: expected one of run, plan, report, compare, export, import, folds, list, devices, data, found '\\u001B[2J\\u202Enur'.
          Write one of these.
        """,
        "\u001b[2J\u202enur");
  }

  @Test
  void an_unknown_preset_is_refused_with_the_nearest() {
    refused(
        """
        preset of fashion-mnist: expected one of quick, full, tables, found 'fast'.
          Write one of these.
        """,
        "run",
        "fashion-mnist",
        "--preset",
        "fast");
  }

  @Test
  void an_unknown_parameter_is_refused_with_the_nearest() {
    Cli.Result result = Cli.of(SmallExperiment.EXPERIMENT).run("plan", "--set", "unit=4");

    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                parameter: expected one of folds, rate, units, found 'unit'.
                  Did you mean 'units'?
                """));
  }

  @Test
  void a_value_of_another_type_is_refused() {
    Cli.Result result = Cli.of(SmallExperiment.EXPERIMENT).run("plan", "--set", "units=few");

    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                parameter units: expected a whole number, found 'few'.
                  Its standard value is written units=3.
                """));
  }

  @Test
  void a_setting_without_a_value_is_refused() {
    refused(
        """
        --set: expected PARAM=VALUE, found 'epochs'.
          Write it as --set epochs=5, without spaces.
        """,
        "run",
        "--set",
        "epochs");
  }

  @Test
  void two_values_of_one_parameter_contradict_each_other() {
    refused(
        """
        --set epochs: expected one value, found 1 and 2.
          Keep one of the two.
        """,
        "run",
        "--set",
        "epochs=1",
        "--set",
        "epochs=2");
  }

  @Test
  void an_option_without_its_value_is_refused() {
    refused(
        """
        run: Missing required parameter for option '--limit' (N)
          See 'run --help'.
        """,
        "run",
        "--limit");
  }

  @Test
  void a_number_that_is_none_is_refused() {
    refused(
        """
        --k: expected a whole number, found 'five'.
          See 'folds --help'.
        """,
        "folds",
        "--scheme",
        "kfold",
        "--n",
        "10",
        "--k",
        "five");
  }

  @Test
  void a_number_that_is_too_large_is_refused_with_its_range() {
    refused(
        """
        --limit: expected a whole number from -2147483648 to 2147483647, found '99999999999'.
          See 'run --help'.
        """,
        "run",
        "--limit",
        "99999999999");
    refused(
        """
        --seed: expected a whole number from -9223372036854775808 to 9223372036854775807, found '99999999999999999999'.
          See 'plan --help'.
        """,
        "plan",
        "--seed",
        "99999999999999999999");
  }

  @Test
  void numbers_below_one_are_refused_together() {
    refused(
        """
        --jobs: expected at least 1, found 0.
          Omit it, or give 1.
        --threads: expected at least 1, found -1.
          Omit it, or give 1.
        """,
        "run",
        "--jobs",
        "0",
        "--threads",
        "-1");
  }

  @Test
  void options_of_tensorboard_without_it_are_refused_together() {
    refused(
        """
        --tensorboard-steps: expected --tensorboard beside it, found none.
          Add --tensorboard.
        --tensorboard-histograms: expected --tensorboard beside it, found none.
          Add --tensorboard.
        --tensorboard-steps: expected at least 1, found 0.
          Omit it, or give 1 for all.
        """,
        "run",
        "--tensorboard-steps",
        "0",
        "--tensorboard-histograms");
  }

  @Test
  void an_experiment_taken_for_the_folder_of_tensorboard_is_refused() {
    refused(
        """
        --tensorboard: expected a folder, found 'fashion-mnist', the name of an experiment.
          Write the name first, 'run fashion-mnist --tensorboard'; a folder of that name is ./fashion-mnist.
        """,
        "run",
        "--tensorboard",
        "fashion-mnist");
  }

  @Test
  void more_threads_than_any_machine_has_are_refused_also_by_a_plan() {
    String message =
        """
        --threads: expected at most 1024, found 100000.
          Omit it, or give at most the number of cores of this machine.
        """;

    refused(message, "run", "--threads", "100000");
    refused(message, "plan", "--threads", "100000");
  }

  @Test
  void a_run_directory_without_a_name_is_refused() {
    refused(
        """
        --out: expected the name of a folder, found ''.
          Name the folder, for example --out runs/mine, or omit the option.
        """,
        "run",
        "--out",
        "");
  }

  @Test
  void a_cache_without_a_name_is_refused() {
    refused(
        """
        --cache: expected the name of a folder, found ''.
          Name the folder, for example --cache runs/cache, or omit the option.
        """,
        "run",
        "--cache",
        "");
  }

  @Test
  void no_rows_at_all_are_refused() {
    refused(
        """
        --limit: expected at least 1, found 0.
          Leave it out to take all rows.
        """,
        "run",
        "--limit",
        "0");
  }

  @Test
  void a_second_name_is_refused() {
    refused(
        """
        arguments of 'run': expected no more arguments, found 'quick'.
          See 'run --help'.
        """,
        "run",
        "fashion-mnist",
        "quick");
  }

  @Test
  void a_group_of_commands_asks_for_one_of_them() {
    refused(
        """
        command: expected one of fetch, inspect, clean, found none.
          See 'data --help'.
        """,
        "data");
  }

  @Test
  void an_unknown_data_set_is_refused() {
    refused(
        """
        data set: expected one of fashion-mnist, found 'mnist'.
          Write fashion-mnist.
        """,
        "data",
        "fetch",
        "mnist");
  }

  @Test
  void of_several_experiments_one_must_be_named() {
    Cli.Result result =
        Cli.of(SmallExperiment.EXPERIMENT, SmallExperiment.named("fashion-mnist")).run("run");

    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                experiment: expected one of small, fashion-mnist, found no name.
                  Name the experiment, for example 'small'.
                """));
  }

  @Test
  void a_folder_that_is_no_run_directory_is_refused() {
    Cli.Result result = Cli.ofStudy().run("report", "no-such-run");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("no-such-run: expected a run directory")
        .doesNotContain("\tat ");
  }

  @Test
  void a_format_that_a_report_lacks_is_refused_before_the_folder_is_read() {
    refused(
        """
        --format: expected one of html, latex, found 'tex'.
          Write one of these.
        """,
        "report",
        "no-such-run",
        "--format",
        "tex");
  }

  private static void refused(String message, String... args) {
    assertThat(Cli.ofStudy().run(args)).isEqualTo(new Cli.Result(2, "", message));
  }
}
