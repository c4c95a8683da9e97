package io.github.foldwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanCommandTest {
  @Test
  void a_cache_without_images_is_clean() {
    Cli.Result result = Cli.of().run("data", "clean");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).matches("Deleted 0 image sets, 0 bytes, from .*pixels\\.\n");
  }
}
