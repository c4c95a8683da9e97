package io.github.foldwise.run.engine;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.Shape;
import io.github.foldwise.fixtures.TrainerContract;
import io.github.foldwise.runtime.TensorFlowTrainer;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trial.SavableModel;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialTask;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** TensorFlow obeys the contract that the fake trainer obeys. */
class TensorFlowTrainerTest extends TrainerContract {
  @Override
  protected Trainer trainer() {
    return new TensorFlowTrainer(Device.CPU, 1);
  }

  @Test
  void a_model_that_diverged_is_not_handed_over() {
    TrialTask wild =
        new TrialTask(
            conv(2, 3).relu().flatten().classify(3).check(Shape.image(4, 4, 1)),
            sgd(1e30).epochs(2).batch(4),
            Toy.images(12),
            Rows.all(12),
            Rows.of(),
            Optional.empty(),
            5);
    TrialListener listener =
        new TrialListener() {
          @Override
          public void trained(SavableModel model) {
            throw new AssertionError("handed over");
          }
        };

    assertThat(trainer().train(wild, listener).diverged()).isTrue();
  }
}
