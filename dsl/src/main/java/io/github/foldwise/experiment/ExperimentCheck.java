package io.github.foldwise.experiment;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.split.Folds;
import io.github.foldwise.training.Training;
import java.util.List;

/** Checks an experiment as a whole before anything of it trains. */
final class ExperimentCheck {
  private final Experiment experiment;
  private final DataSet data;

  ExperimentCheck(Experiment experiment, DataSet data) {
    this.experiment = experiment;
    this.data = data;
  }

  CheckedExperiment check() {
    List<CheckedVariant> variants = experiment.variants().stream().map(this::check).toList();
    return new CheckedExperiment(
        experiment.name(),
        data,
        experiment.seed(),
        experiment.testedEachTrial(),
        variants,
        experiment.ablations().stream()
            .map(
                a ->
                    new Ablation(
                        a.name(), a.variants().stream().map(experiment::orBaseline).toList()))
            .toList());
  }

  private CheckedVariant check(Variant variant) {
    Declared declared = experiment.declare(variant);
    Folds folds = declared.folds();
    Training training = declared.training();
    CheckedModel model = declared.model().check(data.training().shape());
    return new CheckedVariant(
        variant,
        declared.parameters(),
        model,
        training,
        folds.describe(),
        folds.split(data.training().labels()),
        model.spec() + "\n" + training + "\n" + folds.describe());
  }
}
