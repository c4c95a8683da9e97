package io.github.foldwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_explains_itself_with_an_example(String command) {
    Cli.Result result = Cli.ofStudy().run((command + " --help").split(" "));

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("Usage: foldwise " + command)
        .containsPattern("Examples?:\n  mvn -q compile exec:java -Dexec.args=\"" + command);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void by_the_launcher_the_examples_call_it(String command) {
    Cli launched = Cli.ofStudy().with(Map.of(ExampleLine.LAUNCHER, "1"));

    assertThat(launched.run((command + " --help").split(" ")).out())
        .containsPattern("Examples?:\n  foldwise " + command);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void the_word_help_before_a_command_explains_it(String command) {
    Cli cli = Cli.ofStudy();

    Cli.Result result = cli.run(("help " + command).split(" "));

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo(cli.run((command + " --help").split(" ")).out());
  }

  @Test
  void the_word_help_alone_explains_the_program() {
    assertThat(Cli.ofStudy().run("help").out()).isEqualTo(Cli.ofStudy().run("--help").out());
  }

  @Test
  void help_ignores_the_arguments_of_a_command() {
    String run = Cli.ofStudy().run("run", "--help").out();

    assertThat(Cli.ofStudy().run("help", "run", "fashion-mnist", "--out").out()).isEqualTo(run);
    assertThat(Cli.ofStudy().run("help", "run", "--help").out()).isEqualTo(run);
  }

  @Test
  void help_refuses_what_is_no_command() {
    Cli.Result program = Cli.ofStudy().run("help", "trian");
    Cli.Result data = Cli.ofStudy().run("help", "data", "fetsh");

    assertThat(program.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(program.err()).contains("found 'trian'");
    assertThat(data.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(data.err()).contains("expected one of fetch, inspect, clean, found 'fetsh'");
  }

  private static Stream<String> commands() {
    return Stream.of(
        "run",
        "plan",
        "report",
        "compare",
        "export",
        "import",
        "folds",
        "list",
        "devices",
        "data",
        "data fetch",
        "data inspect",
        "data clean");
  }

  @Test
  void a_long_example_continues_as_a_shell_expects() {
    assertThat(Cli.ofStudy().run("compare", "--help").out())
        .endsWith(
            """
              mvn -q compile exec:java -Dexec.args="compare runs/a:baseline runs/b:units=256 --format latex \\
                --out table.tex"
            """);
  }

  @Test
  void an_experiment_of_ones_own_is_named_to_maven_or_to_the_launcher() {
    assertThat(Cli.ofStudy().run("--help").out())
        .endsWith(
            """
            Examples:
              mvn -q compile exec:java
              mvn -q compile exec:java -Dexec.args="run --help"
              mvn -q compile exec:java -Dexec.mainClass=my.pkg.MyExperiment -Dexec.args="run"
            """);
    assertThat(Cli.ofStudy().with(Map.of(ExampleLine.LAUNCHER, "1")).run("--help").out())
        .endsWith(
            """
            Examples:
              foldwise
              foldwise run --help
              FOLDWISE_MAIN=my.pkg.MyExperiment foldwise run
            """);
  }

  @Test
  void the_help_of_all_names_each_command() {
    Cli.Result result = Cli.ofStudy().run("--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .containsSubsequence(
            "Usage: foldwise",
            "\n  run ",
            "\n  plan ",
            "\n  report ",
            "\n  compare ",
            "\n  export ",
            "\n  import ",
            "\n  folds ",
            "\n  list ",
            "\n  devices ",
            "\n  data ");
  }

  @Test
  void the_version_is_the_builds() throws Exception {
    Cli.Result result = Cli.ofStudy().run("--version");

    assertThat(result).isEqualTo(new Cli.Result(0, "foldwise " + pomVersion() + "\n", ""));
  }

  private static String pomVersion() throws Exception {
    String pom = java.nio.file.Files.readString(java.nio.file.Path.of("pom.xml"));
    return pom.replaceFirst("(?s).*?<version>(.*?)</version>.*", "$1");
  }
}
