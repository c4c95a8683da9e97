package io.github.foldwise.experiments.run;

import io.github.foldwise.trainer.Trainer;

class FakeTrainerTest extends TrainerContract {
  @Override
  Trainer trainer() {
    return FakeTrainer.sound();
  }
}
