package io.github.foldwise.spark;

import io.github.foldwise.fixtures.TrainerContract;
import io.github.foldwise.trial.Trainer;

/** Spark in this process: what every trainer does. */
class SparkTrainerTest extends TrainerContract {
  @Override
  protected Trainer trainer() {
    return SparkTrainer.on(LocalSession.get());
  }
}
