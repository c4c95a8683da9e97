package io.github.foldwise.runtime.loop;

import io.github.foldwise.schedule.Schedule;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.EpochResult;
import java.util.Optional;

/** The learning rate of each step: the schedule's, as reduced on plateaus, or as it was set. */
final class LearningRate {
  private final Training training;
  private final Schedule schedule;
  private final Optional<PlateauRule> plateaus;
  private Optional<Float> given = Optional.empty(); // without plateaus

  LearningRate(Training training) {
    this.training = training;
    this.schedule = training.optimizer().rate();
    this.plateaus =
        training
            .monitoring()
            .reduceOnPlateau()
            .map(reduction -> new PlateauRule(reduction, schedule.rate(0)));
  }

  /** The rate of update {@code step}, from 0. */
  float at(long step) {
    return plateaus.map(PlateauRule::rate).or(() -> given).orElseGet(() -> schedule.rate(step));
  }

  /** Replaces the schedule from the next step on. */
  void set(float rate) {
    plateaus.ifPresentOrElse(rule -> rule.set(rate), () -> given = Optional.of(rate));
  }

  /** An epoch's figures decide the rate of the next ones. */
  void observe(EpochResult result) {
    training
        .monitoring()
        .reduceOnPlateau()
        .ifPresent(reduction -> plateaus.orElseThrow().observe(result.figure(reduction.monitor())));
  }
}
