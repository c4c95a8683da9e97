package io.github.foldwise.cli.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.cli.terminal.LastLine;
import io.github.foldwise.cli.terminal.Screen;
import io.github.foldwise.cli.terminal.Terminal;
import io.github.foldwise.metrics.Score;
import io.github.foldwise.run.engine.Progress;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BarProgressTest {
  private final Screen screen = new Screen(80);
  private final LastLine line = new LastLine(screen.stream());
  private final AtomicBoolean stop = new AtomicBoolean();
  private long seconds;
  private final BarProgress progress =
      new BarProgress(
          new PrintStream(line.above(screen.stream()), true, UTF_8),
          () -> {},
          line,
          Terminal.none(), // 80 columns
          stop::get,
          Score.accuracy(),
          () -> TimeUnit.SECONDS.toNanos(seconds));

  // A quarter in 30 s: the rest takes 90 s.
  @Test
  void each_trial_has_a_line_above_the_bar() {
    progress.planned(4, 0);
    progress.progressed(new Progress(4, 0, 1, 400));
    progress.progressed(new Progress(4, 1, 101, 300));
    seconds = 30;
    progress.draw();
    progress.trialFinished(Rows.done("baseline", 1, 1));

    assertThat(screen.lines())
        .containsExactly(
            "[1/4] baseline, fold 1: accuracy 0.9139, loss 0.3705",
            "[#########---------------------------]  25 %  1/4 trials  about 1 min 30 s left");
  }

  @Test
  void the_bar_says_when_only_the_report_is_left() {
    progress.planned(4, 3);
    progress.progressed(new Progress(4, 4, 100, 0));
    progress.draw();

    assertThat(screen.lines())
        .containsExactly(
            "An earlier run finished 3 of 4 trials.",
            "[#######################################] 100 %  4/4 trials  writing the report");
  }

  @Test
  void a_stopped_run_has_no_bar() {
    progress.planned(4, 0);
    progress.progressed(new Progress(4, 1, 100, 300));
    progress.draw();
    stop.set(true);
    progress.draw();

    assertThat(screen.lines()).containsExactly("");
  }

  @Test
  void a_closed_bar_is_gone() {
    progress.planned(4, 0);
    progress.progressed(new Progress(4, 1, 100, 300));
    progress.draw();
    progress.close();
    progress.draw();

    assertThat(screen.lines()).containsExactly("");
  }
}
