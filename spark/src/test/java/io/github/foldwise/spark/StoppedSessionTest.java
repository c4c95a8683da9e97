package io.github.foldwise.spark;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.fixtures.ToyImages;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.TrainerLostException;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialTask;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.Test;

/** What a program that stops its own session reads. */
class StoppedSessionTest {
  private static final ImageData TEN = ToyImages.of(10);
  private static final String MESSAGE =
      """
      Spark session: expected one that runs, found one that has ended.
        See the master's log, and run the same again: finished trials are kept.\
      """;

  private static TrialTask task() {
    return new TrialTask(
        flatten().classify(3).check(TEN.shape()),
        adam(1e-2).epochs(3).batch(2),
        TEN,
        Rows.of(0, 1, 2, 3, 4, 5),
        Rows.of(6, 7, 8),
        Optional.empty(),
        3);
  }

  @Test
  void a_session_that_is_stopped_ends_its_trainings_and_takes_no_more() {
    SparkContext session = LocalSession.get();
    SparkTrainer trainer = SparkTrainer.on(session);
    SparkTrainer idle = SparkTrainer.on(session);
    TrialListener stopping =
        new TrialListener() {
          @Override
          public void epochEnded(EpochEnd end) {
            session.stop();
          }
        };

    assertThatThrownBy(() -> trainer.train(task(), stopping))
        .isInstanceOf(TrainerLostException.class)
        .hasMessageEndingWith(MESSAGE);
    assertThatThrownBy(() -> trainer.train(task(), TrialListener.NONE))
        .isInstanceOf(TrainerLostException.class)
        .hasMessageEndingWith(MESSAGE);
    assertThatThrownBy(idle::slots).isInstanceOf(RefusedException.class).hasMessage(MESSAGE);
    assertThatThrownBy(() -> SparkTrainer.on(session))
        .isInstanceOf(RefusedException.class)
        .hasMessage(MESSAGE);

    SparkTrainer next = SparkTrainer.on(LocalSession.get());
    assertThat(next.train(task(), TrialListener.NONE).epochs()).hasSize(3);
  }
}
