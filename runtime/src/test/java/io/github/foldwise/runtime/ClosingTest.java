package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Precision;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialTask;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models that are closed: twice, in use, by their own listener, or before their last call. */
class ClosingTest {
  private static final CheckedModel MODEL =
      flatten().classify(ToyImages.CLASSES).check(ToyImages.IMAGE);
  private static final ImageData DATA = ToyImages.of(30);
  private static final Training TRAINING = adam(0.01).epochs(2).batch(10);
  private static final String CLOSED =
      """
      : expected a model that is open, found a closed one.
        Close it after its last call, best with try (…).\
      """;

  private CompiledModel compiled;
  private TrainedModel trained;

  @BeforeEach
  void train() {
    compiled = CompiledModel.compile(MODEL, TRAINING);
    trained = compiled.train(DATA, 1);
  }

  @AfterEach
  void close() {
    trained.close();
    compiled.close();
  }

  @Test
  void closing_a_compiled_model_twice_leaves_its_trained_model_open() {
    float[][] before = trained.predict(DATA);

    compiled.close();
    compiled.close();

    assertThat(trained.predict(DATA)).isDeepEqualTo(before);
  }

  @Test
  void closing_a_trained_model_twice_leaves_its_compiled_model_open() {
    float[][] before = trained.predict(DATA);

    trained.close();
    trained.close();

    try (TrainedModel again = compiled.train(DATA, 1)) {
      assertThat(again.predict(DATA)).isDeepEqualTo(before);
    }
  }

  @Test
  void every_call_of_a_closed_trained_model_is_refused_and_names_it() {
    trained.close();

    Stream.<Runnable>of(
            () -> trained.predict(DATA),
            () -> trained.predict(new byte[ToyImages.IMAGE.size()]),
            () -> trained.predict(new float[ToyImages.IMAGE.size()]),
            () -> trained.evaluate(DATA),
            () -> trained.metrics(DATA),
            () -> trained.weight("dense_1/bias"),
            () -> trained.weights(),
            () -> trained.withWeight("dense_1/bias", new float[ToyImages.CLASSES]).close(),
            () -> trained.withWeights(Map.of()).close(),
            () -> trained.withClassNames(List.of("a", "b", "c")).close(),
            () -> trained.predictor().close(),
            () -> trained.predictor(Precision.FLOAT32).close(),
            () -> trained.predict(new BufferedImage(8, 9, BufferedImage.TYPE_BYTE_GRAY)),
            () -> trained.save(Path.of("never-written.foldwise")))
        .forEach(
            call ->
                assertThatThrownBy(call::run)
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("trained model of 219 parameters, 2 epochs" + CLOSED));
  }

  @Test
  void every_call_of_a_closed_compiled_model_is_refused_and_names_it() {
    TrialTask task =
        new TrialTask(MODEL, TRAINING, DATA, Rows.all(DATA.rows()), Rows.of(), Optional.empty(), 1);
    compiled.close();

    Stream.<Runnable>of(
            () -> compiled.train(DATA, 1).close(),
            () -> compiled.train(DATA, 1, Map.of()).close(),
            () -> compiled.train(DATA, 1, Map.of(), TrialListener.NONE).close(),
            () -> compiled.train(task, TrialListener.NONE).close(),
            () -> compiled.train(task, Optional.empty(), TrialListener.NONE).close(),
            () -> compiled.initial(1).close(),
            () -> compiled.of(trained.weights()).close())
        .forEach(
            call ->
                assertThatThrownBy(call::run)
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("compiled model of 219 parameters for cpu" + CLOSED));
  }

  @Test
  void a_call_is_refused_at_once_while_the_close_still_waits_for_a_training() throws Exception {
    CountDownLatch training = new CountDownLatch(1);
    CountDownLatch refused = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      Future<?> trains =
          pool.submit(() -> compiled.train(DATA, 1, Map.of(), waiting(training, refused)).close());
      training.await();
      Future<?> closes = pool.submit(compiled::close);

      Throwable thrown = null;
      while (thrown == null) { // until the other thread has begun to close
        thrown = catchThrowable(() -> compiled.initial(1).close());
      }

      assertThat(thrown).isInstanceOf(RefusedException.class);
      refused.countDown();
      trains.get();
      closes.get();
    } finally {
      refused.countDown();
      pool.shutdown();
    }
  }

  private static TrialListener waiting(CountDownLatch begun, CountDownLatch until) {
    return new TrialListener() {
      @Override
      public void stepDone(int rows) {
        begun.countDown();
        try {
          until.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }

  @Test
  void threads_that_predict_while_the_model_is_closed_get_all_probabilities_or_the_refusal()
      throws Exception {
    float[][] expected = trained.predict(DATA);
    int threads = 4;
    CountDownLatch predicting = new CountDownLatch(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Throwable>> ends = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        ends.add(
            pool.submit(
                () ->
                    catchThrowable(
                        () -> {
                          while (true) {
                            assertThat(trained.predict(DATA)).isDeepEqualTo(expected);
                            predicting.countDown();
                          }
                        })));
      }
      predicting.await();
      trained.close();

      for (Future<Throwable> end : ends) {
        assertThat(end.get())
            .isInstanceOf(RefusedException.class)
            .hasMessage("trained model of 219 parameters, 2 epochs" + CLOSED);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void a_model_is_predicted_with_by_several_threads_while_its_compiled_model_trains_another()
      throws Exception {
    float[][] expected = trained.predict(DATA);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      Future<float[][]> other =
          pool.submit(
              () -> {
                try (TrainedModel another = compiled.train(DATA, 2)) {
                  return another.predict(DATA);
                }
              });
      do {
        assertThat(trained.predict(DATA)).isDeepEqualTo(expected);
      } while (!other.isDone());

      try (TrainedModel alone = compiled.train(DATA, 2)) {
        assertThat(other.get()).isDeepEqualTo(alone.predict(DATA));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void a_listener_may_close_the_model_that_trains() {
    TrialListener closing =
        new TrialListener() {
          @Override
          public void epochDone(EpochResult result) {
            compiled.close();
          }
        };
    try (TrainedModel model = compiled.train(DATA, 1, Map.of(), closing)) {
      assertThat(model.predict(DATA)).isDeepEqualTo(trained.predict(DATA));
    }
    assertThatThrownBy(() -> compiled.train(DATA, 1).close())
        .hasMessage("compiled model of 219 parameters for cpu" + CLOSED);
  }

  @Test
  void an_interrupt_abandons_a_training_as_a_stop_does_and_the_thread_stays_interrupted() {
    TrialListener interrupting =
        new TrialListener() {
          @Override
          public void stepDone(int rows) {
            Thread.currentThread().interrupt();
          }
        };
    assertThatThrownBy(() -> compiled.train(DATA, 1, Map.of(), interrupting).close())
        .isInstanceOf(CancellationException.class)
        .hasMessage("interrupted in epoch 1");
    assertThat(Thread.interrupted()).isTrue();
  }
}
