package io.github.foldwise.run;

import io.github.foldwise.trial.Trainer;

class FakeTrainerTest extends TrainerContract {
  @Override
  Trainer trainer() {
    return FakeTrainer.sound();
  }
}
