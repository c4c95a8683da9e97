package io.github.foldwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
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
        "data clean"
      })
  void every_command_explains_itself_with_an_example(String command) {
    Cli.Result result = Cli.ofStudy().run((command + " --help").split(" "));

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("Usage: foldwise " + command)
        .containsPattern(
            "Examples?:\n  mvn -q (-Pcuda )?compile exec:java -Dexec.args=\"" + command);
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
