package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.SavableModel;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("kernels")
@SuppressWarnings("try") // sharing only has to end
class SharedModelsTest {
  private static final Shape SHAPE = Shape.image(4, 4, 1);

  /** Has all kinds of state: moving statistics, Adam's slots, sums of gradients, averages. */
  private static final Training TRAINING =
      adam(1e-2).accumulate(2).averageWeights(0.9).epochs(2).batch(4);

  private final Trainer trainer = new TensorFlowTrainer(Device.CPU, 1);
  private final SharedModels models = new SharedModels(Device.CPU, 1);

  @Test
  void trials_that_share_a_graph_and_a_session_have_the_bits_of_others() {
    List<String> alone = List.of(bits(task(1)), bits(task(2)), bits(task(1)));
    List<String> shared = new ArrayList<>();
    try (Trainer.Sharing unused = trainer.share()) {
      shared.add(bits(task(1)));
      assertThatThrownBy(() -> trainer.train(task(3), new Stopping()))
          .isInstanceOf(CancellationException.class);
      shared.add(bits(task(2)));
      shared.add(bits(task(1)));
    }

    assertThat(alone.get(0)).isEqualTo(alone.get(2)).isNotEqualTo(alone.get(1));
    assertThat(shared).isEqualTo(alone);
  }

  @Test
  void a_model_is_used_again_by_the_next_trial_of_its_kind_until_the_last_sharing_ends() {
    Trainer.Sharing first = models.share();
    Trainer.Sharing second = models.share();
    CompiledModel model = lent(task(1));

    assertThat(lent(task(2))).isSameAs(model);
    first.close();
    first.close(); // as often as one likes
    assertThat(lent(task(3))).isSameAs(model);
    second.close();
    assertClosed(model);
  }

  @Test
  void a_model_that_is_used_again_is_saved_with_its_own_number_of_epochs(@TempDir Path folder) {
    Path file = folder.resolve("shorter.foldwise");
    try (Trainer.Sharing unused = trainer.share()) {
      trainer.train(task(1), TrialListener.NONE);
      trainer.train(
          task(model(2), TRAINING.epochs(1), 1),
          new TrialListener() {
            @Override
            public void trained(SavableModel model) {
              model.save(file);
            }
          });
    }

    try (TrainedModel saved = TrainedModel.load(file)) {
      assertThat(saved.training()).isEqualTo(TRAINING.epochs(1));
    }
  }

  @Test
  void two_trials_at_once_have_a_model_each() {
    try (Trainer.Sharing unused = models.share();
        SharedModels.Loan one = models.lend(task(1));
        SharedModels.Loan other = models.lend(task(2))) {
      assertThat(one.model()).isNotSameAs(other.model());
    }
  }

  @Test
  void a_model_is_closed_when_a_trial_of_another_kind_begins() {
    try (Trainer.Sharing unused = models.share()) {
      CompiledModel model = lent(task(1));
      lent(task(model(3), 1));

      assertClosed(model);
    }
  }

  @Test
  void a_model_that_nobody_shares_and_one_of_many_parameters_are_closed_after_their_trial() {
    assertClosed(lent(task(1)));
    try (Trainer.Sharing unused = models.share()) {
      assertClosed(lent(task(model(60_000), 1)));
    }
  }

  private CompiledModel lent(TrialTask task) {
    try (SharedModels.Loan loan = models.lend(task)) {
      return loan.model();
    }
  }

  private static void assertClosed(CompiledModel model) {
    assertThatThrownBy(() -> model.initial(1))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("expected a model that is open, found a closed one");
  }

  /** All that a trial gives but its times. */
  private String bits(TrialTask task) {
    Epochs epochs = new Epochs();
    var result = trainer.train(task, Optional.empty(), epochs);
    return epochs.weights + " " + result.validation() + " " + result.epochs().get(1).training();
  }

  private static TrialTask task(long seed) {
    return task(model(2), seed);
  }

  private static TrialTask task(CheckedModel model, long seed) {
    return task(model, TRAINING, seed);
  }

  private static TrialTask task(CheckedModel model, Training training, long seed) {
    ImageData data = data();
    return new TrialTask(
        model,
        training,
        data,
        Rows.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
        Rows.of(10, 11),
        Optional.empty(),
        seed);
  }

  private static CheckedModel model(int units) {
    return conv(2, 3)
        .relu()
        .l1l2(1e-3, 1e-3)
        .bn()
        .flatten()
        .dense(units)
        .relu()
        .dropout(0.5)
        .classify(2)
        .check(SHAPE);
  }

  private static ImageData data() {
    byte[] pixels = new byte[12 * SHAPE.size()];
    int[] labels = new int[12];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * i);
      labels[i / SHAPE.size()] = i / SHAPE.size() % 2;
    }
    return ImageData.of(pixels, labels, SHAPE);
  }

  private static final class Epochs implements TrialListener {
    private final List<Integer> weights = new ArrayList<>();

    @Override
    public void epochEnded(EpochEnd end) {
      end.weights().values().forEach(values -> weights.add(Arrays.hashCode(values)));
    }
  }

  private static final class Stopping implements TrialListener {
    private boolean stepped;

    @Override
    public void stepDone(int rows) {
      stepped = true;
    }

    @Override
    public boolean stopRequested() {
      return stepped;
    }
  }
}
