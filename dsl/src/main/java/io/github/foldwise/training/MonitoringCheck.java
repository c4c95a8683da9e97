package io.github.foldwise.training;

import io.github.foldwise.canonical.Canonical;
import io.github.foldwise.check.Problem;
import io.github.foldwise.guard.Findings;
import io.github.foldwise.schedule.Schedule;
import java.util.List;

/** Checks the ranges of the numbers of monitoring. */
final class MonitoringCheck {
  private final Training training;
  private final Findings findings = new Findings();

  MonitoringCheck(Training training) {
    this.training = training;
  }

  List<Problem> problems() {
    Monitoring monitoring = training.monitoring();
    if (monitoring.source() instanceof Validation.LastShare last) {
      checkShare(last, last.share());
    } else if (monitoring.source() instanceof LastOfEachClass last) {
      checkShare(last, last.share());
    }
    monitoring.earlyStopping().ifPresent(this::checkStopping);
    monitoring.reduceOnPlateau().ifPresent(this::checkReduction);
    return findings.problems();
  }

  private void checkShare(Validation source, double share) {
    if (!(share > 0 && share < 1)) {
      findings.refuse(
          TrainingWords.of(source),
          "a share in (0,1)",
          share,
          "Use 0.2 for the last fifth of the rows.");
    }
  }

  private void checkStopping(EarlyStopping stopping) {
    requireFromZero("earlyStopping", "patience", stopping.patience(), "Use 3, for example.");
    requireDelta("earlyStopping", stopping.minDelta());
    requireFromZero(
        "earlyStopping",
        "startFromEpoch",
        stopping.startFromEpoch(),
        "Give the number of first epochs to ignore; 0 for none.");
    stopping
        .baseline()
        .filter(baseline -> !Double.isFinite(baseline))
        .ifPresent(
            baseline ->
                findings.refuse(
                    "earlyStopping",
                    "a finite baseline",
                    baseline,
                    "Give the figure to beat, or leave it out."));
  }

  private void checkReduction(ReduceOnPlateau reduction) {
    String place = "reduceOnPlateau";
    if (!(reduction.factor() > 0 && reduction.factor() < 1)) {
      findings.refuse(place, "a factor in (0,1)", reduction.factor(), "Use 0.1, as Keras, or 0.5.");
    }
    requireFromZero(place, "patience", reduction.patience(), "Use 10, as Keras.");
    requireDelta(place, reduction.minDelta());
    requireFromZero(place, "cooldown", reduction.cooldown(), "Use 0 for none.");
    if (!(reduction.minRate() >= 0 && Double.isFinite(reduction.minRate()))) {
      findings.refuse(place, "a finite minRate from 0", reduction.minRate(), "Use 0 for none.");
    }
    if (!(training.optimizer().rate() instanceof Schedule.Constant)) {
      findings.refuse(
          place,
          "a constant learning rate that it can reduce",
          "the schedule " + Canonical.of((Record) training.optimizer().rate()),
          "Keep one of the two: reduceOnPlateau, or the schedule.");
    }
  }

  private void requireFromZero(String place, String what, int number, String remedy) {
    if (number < 0) {
      findings.refuse(place, what + " from 0", number, remedy);
    }
  }

  private void requireDelta(String place, double minDelta) {
    if (!(minDelta >= 0 && Double.isFinite(minDelta))) {
      findings.refuse(
          place, "a finite minDelta from 0", minDelta, "Give the least gain that counts.");
    }
  }
}
