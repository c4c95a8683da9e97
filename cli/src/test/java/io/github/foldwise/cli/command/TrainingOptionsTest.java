package io.github.foldwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TrainingOptionsTest {
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  @Test
  void a_cpu_trains_one_trial_on_each_core() {
    assertThat(options().jobs(ThrowingEngine.UNTOUCHED, "cpu")).isEqualTo(CORES);
    assertThat(options("--threads", String.valueOf(CORES)).jobs(ThrowingEngine.UNTOUCHED, "cpu"))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cuda", "cuda:0", "cuda:1"})
  void a_gpu_trains_two_trials_where_there_are_cores_for_both(String device) {
    assertThat(options().jobs(ThrowingEngine.UNTOUCHED, device)).isEqualTo(Math.min(2, CORES));
    assertThat(options("--threads", String.valueOf(CORES)).jobs(ThrowingEngine.UNTOUCHED, device))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "cuda:0"})
  void a_number_that_was_asked_for_is_taken(String device) {
    assertThat(options("--jobs", "7").jobs(ThrowingEngine.UNTOUCHED, device)).isEqualTo(7);
  }

  @Test
  void each_preset_has_its_own_run_directory() {
    assertThat(options().directory("pets", "quick")).isEqualTo(Path.of("runs", "pets-quick"));
    assertThat(options().directory("pets", "")).isEqualTo(Path.of("runs", "pets"));
    assertThat(options("--out", "mine").directory("pets", "quick")).isEqualTo(Path.of("mine"));
  }

  /** As any letter beyond ASCII in a POSIX locale. */
  @Test
  void an_experiment_whose_name_is_no_folder_here_is_refused() {
    assertThatThrownBy(() -> options().directory("a\u0000b", ""))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "run directory: expected the name of a folder in this locale, found that of the"
                + " experiment, 'a\u0000b'.\n"
                + "  Name a folder with --out, or set LC_ALL=C.UTF-8.");
  }

  private static TrainingOptions options(String... args) {
    return CommandLine.populateCommand(new TrainingOptions(), args);
  }
}
