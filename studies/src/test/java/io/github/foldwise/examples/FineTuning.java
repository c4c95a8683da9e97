package io.github.foldwise.examples;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;

import io.github.foldwise.data.DataSource;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.FeatureMaps;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.training.Monitor;
import io.github.foldwise.training.StartWeights;
import io.github.foldwise.training.Training;
import io.github.foldwise.training.WeightMatch;
import io.github.foldwise.trial.BestEpoch;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.TrialListener;
import java.nio.file.Path;
import java.util.Map;

/** A new head on the body of a saved model, and a listener that acts, as docs show them. */
final class FineTuning {
  // README begins
  static final Param<Boolean> FROZEN = Param.of("frozen", true);
  static final FeatureMaps BODY = conv(8, 3).relu().bn().pool(2).conv(16, 3).relu().bn().pool(2);

  // README ends

  private FineTuning() {}

  /** The model of these classes on the body that {@code saved} begins with. */
  static WeightMatch tune(Path saved, ImageData images, Path file) {
    // README begins
    StartWeights start = TrainedModel.startWeights(saved).except("dense_*");
    CheckedModel model = BODY.freeze().flatten().classify(3).check(images.shape());
    Training training = adam(1e-3).epochs(3).batch(32).startFrom(start);
    try (CompiledModel compiled = CompiledModel.compile(model, training);
        TrainedModel tuned = compiled.train(images, 42)) {
      tuned.save(file);
    }
    WeightMatch match = start.match(model);
    System.out.println(match);
    // README ends
    return match;
  }

  /** Is it better to freeze the body? */
  static Experiment experiment(Path saved, DataSource data) {
    // README begins
    StartWeights start = TrainedModel.startWeights(saved).except("dense_*");
    Experiment experiment =
        Experiment.named("fine-tuning")
            .data(data)
            .model(p -> (p.get(FROZEN) ? BODY.freeze() : BODY).flatten().classify(3))
            .training(adam(1e-4).epochs(5).batch(32).startFrom(start))
            .folds(kFold(5).shuffled(42))
            .ablate(FROZEN, true, false);
    // README ends
    return experiment;
  }

  /** Trains with a listener that acts, and gives the model of the best epoch. */
  static TrainedModel best(CompiledModel compiled, ImageData images, Path folder) {
    // README begins
    BestEpoch best = BestEpoch.by(Monitor.ACCURACY);
    TrialListener acting =
        new TrialListener() {
          @Override
          public void epochEnded(EpochEnd end) {
            if (end.result().epoch() == 2) {
              end.setLearningRate(1e-4);
              end.save(folder.resolve("epoch-2.foldwise"));
            }
            if (end.result().training().accuracy() > 0.99f) {
              end.endTraining();
            }
          }
        };
    try (TrainedModel trained =
        compiled.train(images, 42, Map.of(), TrialListener.all(best, acting))) {
      System.out.println(trained.interventions()); // [learning rate 1.0E-4 after epoch 2]
      return trained.withWeights(best.weights());
    }
    // README ends
  }
}
