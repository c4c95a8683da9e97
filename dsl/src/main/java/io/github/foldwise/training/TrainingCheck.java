package io.github.foldwise.training;

import io.github.foldwise.check.Problem;
import io.github.foldwise.guard.Findings;
import io.github.foldwise.optimizer.OptimizerCheck;
import java.util.List;

/** Checks the ranges of a training's numbers, from the first word to the last. */
final class TrainingCheck {
  private final Training training;
  private final Findings findings = new Findings();

  TrainingCheck(Training training) {
    this.training = training;
  }

  List<Problem> problems() {
    new OptimizerCheck(training.optimizer(), findings).check();
    new ObjectiveCheck(training.objective()).problems().forEach(findings::add);
    requireAtLeastOne("epochs", training.epochs(), "One pass over the rows is epochs(1).");
    requireAtLeastOne("batch", training.batch(), "batch(32) is usual.");
    requireAtLeastOne(
        "evaluationBatch", training.evaluationBatch(), "evaluationBatch(32) is usual.");
    training.augmentation().problems().forEach(findings::add);
    new MonitoringCheck(training).problems().forEach(findings::add);
    return findings.problems();
  }

  private void requireAtLeastOne(String word, int number, String remedy) {
    findings.requireAtLeast(1, "%s(%s)".formatted(word, number), "", number, remedy);
  }
}
