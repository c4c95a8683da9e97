package io.github.foldwise.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.run.engine.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarTextTest {
  private static final Progress HALF = new Progress(20, 9, 50, 50);
  private static final String TIME = "about 3 min 20 s left";

  @Test
  void at_80_columns_the_bar_takes_79() {
    assertThat(BarText.of(HALF, TIME, 80))
        .hasSize(79)
        .isEqualTo(
            "[#################------------------]  50 %  9/20 trials  about 3 min 20 s left");
  }

  @Test
  void a_wider_terminal_has_a_longer_bar() {
    assertThat(BarText.of(HALF, TIME, 200)).hasSize(199);
  }

  @Test
  void a_narrow_terminal_has_no_time_then_no_bar_then_less() {
    assertThat(BarText.of(HALF, TIME, 40)).isEqualTo("[#########---------]  50 %  9/20 trials");
    assertThat(BarText.of(HALF, TIME, 30)).isEqualTo(" 50 %  9/20 trials");
    assertThat(BarText.of(HALF, TIME, 6)).isEqualTo(" 50 %");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 33, 34, 56, 57, 80, 500})
  void no_bar_reaches_the_last_column(int columns) {
    assertThat(BarText.of(HALF, TIME, columns)).hasSizeLessThan(columns);
  }

  @Test
  void the_bar_is_full_when_nothing_is_left_and_not_before() {
    assertThat(BarText.of(new Progress(20, 20, 100, 0), "", 36)).contains("##] 100 %");
    assertThat(BarText.of(new Progress(20, 19, 999, 1), "", 36)).contains("#-]  99 %");
    assertThat(BarText.of(new Progress(20, 0, 0, 100), "", 36)).contains("[-").contains("-]   0 %");
  }
}
