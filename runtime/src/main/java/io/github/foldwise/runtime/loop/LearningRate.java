package io.github.foldwise.runtime.loop;

import io.github.foldwise.schedule.Schedule;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.EpochResult;
import java.util.Optional;

/** The learning rate of each step: by the schedule, or as plateaus have reduced it so far. */
final class LearningRate {
  private final Training training;
  private final Schedule schedule;
  private final Optional<PlateauRule> plateaus;

  LearningRate(Training training) {
    this.training = training;
    this.schedule = training.optimizer().rate();
    this.plateaus =
        training
            .monitoring()
            .reduceOnPlateau()
            .map(reduction -> new PlateauRule(reduction, schedule.rate(0)));
  }

  /** Of the update number {@code step}, from 0. */
  float at(long step) {
    return plateaus.map(PlateauRule::rate).orElseGet(() -> schedule.rate(step));
  }

  /** What an epoch came to decides on the next ones. */
  void observe(EpochResult result) {
    training
        .monitoring()
        .reduceOnPlateau()
        .ifPresent(reduction -> plateaus.orElseThrow().observe(result.figure(reduction.monitor())));
  }
}
