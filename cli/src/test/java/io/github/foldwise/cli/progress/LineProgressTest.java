package io.github.foldwise.cli.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.metrics.Score;
import io.github.foldwise.run.engine.Progress;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Scores;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LineProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private long seconds;
  private final LineProgress progress = progress(Score.accuracy());

  private LineProgress progress(Score score) {
    return new LineProgress(
        new PrintStream(err, true, UTF_8),
        () -> {},
        score,
        () -> TimeUnit.SECONDS.toNanos(seconds));
  }

  @Test
  void another_score_stands_before_the_accuracy() {
    LineProgress scored = progress(Score.macroF1());
    scored.planned(2, 2);
    scored.trialFinished(Rows.done("baseline", 1, 1));

    assertThat(err.toString(UTF_8))
        .contains("baseline, fold 1: macro-F1 0.8125, accuracy 0.9139, loss 0.3705");
  }

  // The first step ends after 20 s; the other 100 of 801 rows take 30 s, so 700 take 210 s.
  @Test
  void a_finished_trial_says_how_long_the_others_take() {
    progress.planned(8, 0);
    seconds = 20;
    progress.progressed(new Progress(8, 0, 1, 800));
    seconds = 50;
    progress.progressed(new Progress(8, 1, 101, 700));
    progress.trialFinished(Rows.done("baseline", 1, 1));

    assertThat(err.toString(UTF_8))
        .isEqualTo("[1/8] baseline, fold 1: accuracy 0.9139, loss 0.3705; about 3 min 30 s left\n");
  }

  @Test
  void a_trial_of_one_step_says_nothing_about_the_others() {
    progress.planned(2, 0);
    seconds = 20;
    progress.progressed(new Progress(2, 1, 100, 100));
    seconds = 30;
    progress.trialFinished(Rows.done("baseline", 1, 1));

    assertThat(err.toString(UTF_8))
        .isEqualTo("[1/2] baseline, fold 1: accuracy 0.9139, loss 0.3705\n");
  }

  // Two of the eight trials are pruned after the first has ended.
  @Test
  void pruned_trials_do_not_count() {
    progress.planned(8, 0);
    progress.progressed(new Progress(8, 0, 1, 800));
    progress.progressed(new Progress(6, 2, 101, 100));
    seconds = 30;
    progress.trialFinished(Rows.done("baseline", 1, 1));

    assertThat(err.toString(UTF_8))
        .isEqualTo("[1/6] baseline, fold 1: accuracy 0.9139, loss 0.3705; about 30 s left\n");
  }

  @Test
  void trials_of_an_earlier_run_count_as_finished() {
    progress.planned(3, 2);
    progress.progressed(new Progress(3, 3, 100, 0));
    seconds = 30;
    progress.trialFinished(Rows.done("dropout=0.2", 2, 1));

    assertThat(err.toString(UTF_8))
        .isEqualTo(
            """
            An earlier run finished 2 of 3 trials.
            [3/3] dropout=0.2, repeat 2, fold 1: accuracy 0.9139, loss 0.3705
            """);
  }

  @Test
  void an_epoch_is_printed_only_after_a_long_silence() {
    progress.planned(1, 0);
    progress.progressed(new Progress(1, 0, 1, 200));
    progress.progressed(new Progress(1, 0, 51, 150));
    seconds = 14;
    progress.epochDone("baseline", 1, 1, epoch(1));
    progress.progressed(new Progress(1, 0, 101, 100));
    seconds = 28;
    progress.epochDone("baseline", 1, 1, epoch(2));
    seconds = 42;
    progress.epochDone("baseline", 1, 1, epoch(3));

    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "        baseline, fold 1, epoch 2: training accuracy 0.8000, loss 1.5000;"
                + " about 28 s left\n");
  }

  private static EpochResult epoch(int number) {
    return new EpochResult(
        number, 10, 0.1f, new Scores(1.5f, 1, 0.5f, 0.8f), Optional.empty(), Optional.empty(), 1.0);
  }
}
