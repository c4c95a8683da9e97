package io.github.foldwise.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowTest {
  @Test
  void a_square_window_prints_as_height_times_width() {
    assertThat(Window.square(3)).hasToString("3×3");
  }
}
