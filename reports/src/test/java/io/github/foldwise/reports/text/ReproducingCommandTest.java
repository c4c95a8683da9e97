package io.github.foldwise.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReproducingCommandTest {

  @Test
  void plain_arguments_stand_as_they_are() {
    ReproducingCommand command =
        new ReproducingCommand("run pets --preset quick --set units=4 --threads 2", "my.Pets");

    assertThat(command.byScript())
        .isEqualTo(
            "FOLDWISE_MAIN=my.Pets foldwise run pets --preset quick --set units=4 --threads 2");
    assertThat(command.byMaven())
        .isEqualTo(
            "mvn -q compile exec:java -Dexec.mainClass=my.Pets"
                + " -Dexec.args=\"run pets --preset quick --set units=4 --threads 2\"");
  }

  @Test
  void what_a_shell_takes_for_its_own_is_quoted() {
    ReproducingCommand command =
        new ReproducingCommand(
            "run cats & dogs --set loss=focal(2) --set note=$HOME is \"it\" --seed 3", "");

    assertThat(command.byScript())
        .isEqualTo(
            "foldwise run 'cats & dogs' --set 'loss=focal(2)' --set 'note=$HOME is \"it\"' --seed 3");
    assertThat(command.byMaven())
        .isEqualTo(
            "mvn -q compile exec:java -Dexec.args=\"run 'cats & dogs' --set 'loss=focal(2)'"
                + " --set 'note=\\$HOME is \\\"it\\\"' --seed 3\"");
  }

  @Test
  void an_apostrophe_ends_no_quotes() {
    ReproducingCommand command = new ReproducingCommand("run ann's", "");

    assertThat(command.byScript()).isEqualTo("foldwise run 'ann'\\''s'");
    assertThat(command.byMaven())
        .isEqualTo("mvn -q compile exec:java -Dexec.args=\"run \\\"ann's\\\"\"");
  }
}
