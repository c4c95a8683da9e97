package io.github.foldwise.spark;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.fixtures.ToyImages;
import io.github.foldwise.fixtures.TrainerContract;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.StartWeights;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.FailedElsewhereException;
import io.github.foldwise.trial.Intervention;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrainerProvider;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Spark in this process: what every trainer does, to the bits of a training without Spark. */
class SparkTrainerTest extends TrainerContract {
  private static final ImageData TEN = ToyImages.of(10);
  private static final CheckedModel MODEL =
      conv(2, 3).relu().flatten().classify(3).check(TEN.shape());

  @Override
  protected Trainer trainer() {
    return SparkTrainer.on(LocalSession.get());
  }

  private static Trainer local() {
    return ServiceLoader.load(TrainerProvider.class).findFirst().orElseThrow().trainer("cpu", 1);
  }

  private static TrialTask task(Training training, ImageData data) {
    return new TrialTask(
        MODEL, training, data, Rows.of(0, 1, 2, 3, 4, 5), Rows.of(6, 7, 8), Optional.empty(), 3);
  }

  private static TrialResult timeless(TrialResult result) {
    return new TrialResult(
        result.diverged(),
        result.reason(),
        result.epochs().stream().map(SparkTrainerTest::timeless).toList(),
        result.validation(),
        result.test(),
        result.interventions());
  }

  private static EpochResult timeless(EpochResult e) {
    return new EpochResult(
        e.epoch(), e.steps(), e.learningRate(), e.training(), e.validation(), e.test(), 0);
  }

  private void assertSameAsLocal(TrialTask task, TrialListener listener) {
    assertThat(timeless(trainer().train(task, listener)))
        .isEqualTo(timeless(local().train(task, listener)));
  }

  @Test
  void images_to_validate_on_and_weights_to_start_from_are_sent_too() {
    float[] kernel = new float[2 * 9];
    Arrays.fill(kernel, 0.25f);
    StartWeights start =
        StartWeights.of(
            MODEL, Map.of("conv_1/kernel", kernel, "conv_1/bias", new float[] {0.5f, -0.5f}));

    assertSameAsLocal(
        task(adam(1e-2).epochs(2).batch(2).validateOn(ToyImages.of(5, 40)).startFrom(start), TEN),
        TrialListener.NONE);
  }

  @Test
  void weighted_images_of_floats_arrive_as_they_are() {
    float[] pixels = new float[9 * 16];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) Math.sin(i);
    }
    ImageData floats =
        ImageData.of(
                pixels, IntStream.range(0, 9).map(row -> row % 3).toArray(), Shape.image(4, 4, 1))
            .withWeights(1, 2, 3, 1, 2, 3, 1, 2, 3);

    assertSameAsLocal(task(adam(1e-2).epochs(2).batch(2), floats), TrialListener.NONE);
  }

  @Test
  void a_listener_acts_in_the_executor() {
    TrialListener acting =
        new TrialListener() {
          @Override
          public void epochEnded(EpochEnd end) {
            if (end.result().epoch() == 1) {
              end.setLearningRate(0.5);
            } else {
              end.endTraining();
            }
          }
        };
    TrialTask task = task(adam(1e-2).epochs(4).batch(2), TEN);

    assertSameAsLocal(task, acting);
    assertThat(trainer().train(task, acting).interventions())
        .containsExactly(new Intervention.RateSet(1, 0.5f), new Intervention.Ended(2));
  }

  @Test
  void weights_of_an_epoch_are_those_of_a_local_training() {
    TrialTask task = task(adam(1e-2).epochs(1).batch(2), TEN);
    WeightsOfEpoch remote = new WeightsOfEpoch();
    WeightsOfEpoch own = new WeightsOfEpoch();

    trainer().train(task, remote);
    local().train(task, own);

    assertThat(remote.weights.keySet()).isEqualTo(own.weights.keySet()).isNotEmpty();
    remote.weights.forEach(
        (name, values) -> assertThat(values).as(name).isEqualTo(own.weights.get(name)));
  }

  private static final class WeightsOfEpoch implements TrialListener {
    private Map<String, float[]> weights = Map.of();

    @Override
    public void epochEnded(EpochEnd end) {
      weights = end.weights();
    }
  }

  @Test
  void what_is_thrown_in_an_executor_is_named_as_on_this_machine() {
    TrialListener impossible =
        new TrialListener() {
          @Override
          public void epochEnded(EpochEnd end) {
            end.asLast();
          }
        };
    Training restoring =
        adam(1e-2).epochs(2).batch(2).earlyStopping(e -> e.patience(1).restoreBest());

    assertThatThrownBy(() -> trainer().train(task(restoring, TEN), impossible))
        .isInstanceOf(FailedElsewhereException.class)
        .hasMessage(
            "IllegalStateException: this training ends with its best or averaged weights, which are"
                + " restored once: its result is not known before its end");
  }

  @Test
  void as_many_trials_train_at_once_as_there_are_cores() {
    SparkTrainer trainer = SparkTrainer.on(LocalSession.get());

    assertThat(trainer.slots()).hasValue(2);
    assertThat(trainer.threads()).isEqualTo(1);
    assertThat(trainer.processorFeatures()).isEqualTo(local().processorFeatures());
    assertThat(List.of(trainer.device())).containsExactly("cpu");
  }

  @Test
  void trainers_of_one_session_train_side_by_side_and_one_after_the_other() {
    TrialTask task = task(adam(1e-2).epochs(2).batch(2), TEN);
    List<CompletableFuture<TrialResult>> both =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(() -> trainer().train(task, TrialListener.NONE)))
            .limit(2)
            .toList();
    TrialResult expected = timeless(local().train(task, TrialListener.NONE));

    assertThat(both).allSatisfy(one -> assertThat(timeless(one.join())).isEqualTo(expected));
    assertSameAsLocal(task, TrialListener.NONE);
  }
}
