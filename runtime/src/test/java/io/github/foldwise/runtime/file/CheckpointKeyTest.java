package io.github.foldwise.runtime.file;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.canonical.Fingerprint;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.ToyImages;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Scores;
import io.github.foldwise.trial.TrialTask;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckpointKeyTest {
  private static final CheckedModel MODEL = conv(2, 3).flatten().classify(3).check(ToyImages.IMAGE);
  private static final CheckedModel OTHER_MODEL =
      conv(2, 3).relu().flatten().classify(3).check(ToyImages.IMAGE);
  private static final Training TRAINING = adam(0.01).epochs(3);
  private static final ImageData DATA = ToyImages.of(9);
  private static final ImageData OTHER_DATA = ToyImages.of(10);
  private static final Rows LEARNT = Rows.of(0, 1, 2, 3);
  private static final Rows HELD_OUT = Rows.of(4, 5);
  private static final TrialTask TASK =
      new TrialTask(MODEL, TRAINING, DATA, LEARNT, HELD_OUT, Optional.empty(), 1);

  @Test
  void everything_that_decides_a_trial_is_in_its_name() {
    assertThat(
            Stream.of(
                name(TASK),
                name(task(OTHER_MODEL, TRAINING, DATA, LEARNT, HELD_OUT, Optional.empty(), 1)),
                name(task(MODEL, adam(0.02), DATA, LEARNT, HELD_OUT, Optional.empty(), 1)),
                name(task(MODEL, TRAINING, OTHER_DATA, LEARNT, HELD_OUT, Optional.empty(), 1)),
                name(task(MODEL, TRAINING, DATA, HELD_OUT, LEARNT, Optional.empty(), 1)),
                name(task(MODEL, TRAINING, DATA, LEARNT, Rows.of(4), Optional.empty(), 1)),
                name(task(MODEL, TRAINING, DATA, LEARNT, HELD_OUT, Optional.of(DATA), 1)),
                name(task(MODEL, TRAINING, DATA, LEARNT, HELD_OUT, Optional.empty(), 2)),
                name(TASK, Device.cuda(0, 0), 1),
                name(TASK, Device.CPU, 2),
                name(TASK, Device.CPU, 1, epoch(0.5f, 3)),
                name(TASK, Device.CPU, 1, epoch(0.25f, 3))))
        .doesNotHaveDuplicates();
  }

  @Test
  void how_long_it_took_on_which_gpu_and_how_long_it_will_be_is_not() {
    assertThat(name(task(MODEL, TRAINING.epochs(9), DATA, LEARNT, HELD_OUT, Optional.empty(), 1)))
        .isEqualTo(name(TASK));
    assertThat(name(TASK, Device.cuda(1, 0), 1)).isEqualTo(name(TASK, Device.cuda(0, 0), 1));
    assertThat(name(TASK, Device.CPU, 1, epoch(0.5f, 3)))
        .isEqualTo(name(TASK, Device.CPU, 1, epoch(0.5f, 4)));
  }

  private static TrialTask task(
      CheckedModel model,
      Training training,
      ImageData data,
      Rows learnt,
      Rows heldOut,
      Optional<ImageData> test,
      long seed) {
    return new TrialTask(model, training, data, learnt, heldOut, test, seed);
  }

  private static EpochResult epoch(float loss, double seconds) {
    Scores scores = new Scores(loss, loss, 0, 1);
    return new EpochResult(1, 4, 0.1f, scores, Optional.empty(), Optional.empty(), seconds);
  }

  private static String name(TrialTask task) {
    return name(task, Device.CPU, 1);
  }

  private static String name(TrialTask task, Device device, int threads, EpochResult... epochs) {
    return Fingerprint.hex(CheckpointKey.of(task, device, threads, List.of(epochs), List.of()));
  }
}
