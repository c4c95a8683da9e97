package io.github.foldwise.run.engine;

import io.github.foldwise.fixtures.TrainerContract;
import io.github.foldwise.trial.Trainer;

class FakeTrainerTest extends TrainerContract {
  @Override
  protected Trainer trainer() {
    return FakeTrainer.sound();
  }
}
