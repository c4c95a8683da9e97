package io.github.foldwise.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.cli.terminal.LastLine;
import io.github.foldwise.cli.terminal.Screen;
import io.github.foldwise.cli.terminal.Terminal;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DataProgressTest {
  private final Screen screen = new Screen(80);
  private long millis;
  private final DataProgress progress =
      new DataProgress(
          new LastLine(screen.stream()),
          Terminal.none(), // 80 columns
          () -> TimeUnit.MILLISECONDS.toNanos(millis));

  @Test
  void a_bar_is_drawn_ten_times_a_second_until_all_images_are_decoded() {
    progress.progressed("Pets", 1, 60_000);
    assertThat(screen.lines())
        .containsExactly(
            "[--------------------------------------------------] 1 of 60,000 images decoded");

    millis = 99;
    progress.progressed("Pets", 20_000, 60_000);
    assertThat(screen.lines()).singleElement().asString().endsWith(" 1 of 60,000 images decoded");

    millis = 100;
    progress.progressed("Pets", 30_000, 60_000);
    assertThat(screen.lines())
        .containsExactly(
            "[######################-----------------------] 30,000 of 60,000 images decoded");

    progress.ended("Pets");
    assertThat(screen.lines()).containsExactly("");
  }
}
