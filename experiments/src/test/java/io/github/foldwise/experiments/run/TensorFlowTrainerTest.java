package io.github.foldwise.experiments.run;

import io.github.foldwise.runtime.Device;
import io.github.foldwise.runtime.TensorFlowTrainer;
import io.github.foldwise.trainer.Trainer;

/** TensorFlow obeys the contract that the fake trainer obeys. */
class TensorFlowTrainerTest extends TrainerContract {
  @Override
  Trainer trainer() {
    return new TensorFlowTrainer(Device.CPU, 1);
  }
}
