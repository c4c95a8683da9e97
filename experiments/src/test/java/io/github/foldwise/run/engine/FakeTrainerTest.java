package io.github.foldwise.run.engine;

import io.github.foldwise.trial.Trainer;

class FakeTrainerTest extends TrainerContract {
  @Override
  Trainer trainer() {
    return FakeTrainer.sound();
  }
}
