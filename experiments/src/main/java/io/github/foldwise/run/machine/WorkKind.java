package io.github.foldwise.run.machine;

import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.ModelTable;
import io.github.foldwise.optimizer.Optimizer;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.ModelCost;
import io.github.foldwise.trial.TrialCosts;
import java.util.List;

/**
 * What the speed of a variant's training depends on; {@code parts} are optimizer, loss and
 * augmentation in words. Variants that differ only in other numbers, such as a dropout rate or
 * learning rate, are of one kind.
 */
record WorkKind(
    ModelTable layers,
    ModelCost cost,
    long penalised,
    int batch,
    int evaluationBatch,
    List<String> parts) {
  WorkKind {
    parts = List.copyOf(parts);
  }

  static WorkKind of(CheckedVariant variant, TrialCosts costs) {
    Training training = variant.training();
    Optimizer optimizer = training.optimizer();
    return new WorkKind(
        ModelTable.of(variant.model()),
        costs.ofExample(variant.model()),
        variant.model().weights().stream()
            .filter(weight -> !weight.penalty().isNone())
            .mapToLong(WeightSpec::size)
            .sum(),
        training.batch(),
        training.evaluationBatch(),
        List.of(
            optimizer.rule().getClass().getSimpleName(),
            "slots " + optimizer.slots(),
            optimizer.decay().factor().isPresent() ? "decay" : "no decay",
            optimizer.clipping().toString(),
            "accumulation " + optimizer.accumulation(),
            training.loss().getClass().getSimpleName(),
            training.augmentation().toString()));
  }

  /** Distance of two kinds: in factors of operations and of rows of a step. */
  double distance(WorkKind other) {
    return Math.abs(Math.log((double) operations() / other.operations()))
        + Math.abs(Math.log((double) batch / other.batch));
  }

  /** Operations to train on one example, at least 1. */
  long operations() {
    return Math.max(1, cost.trainingOperations());
  }
}
