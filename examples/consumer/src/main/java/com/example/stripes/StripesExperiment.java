package com.example.stripes;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;

import io.github.foldwise.cli.Foldwise;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.sweep.Param;
import java.util.List;
import java.util.Optional;

/** Do more filters help? Five folds, three variants, seconds of training. */
public final class StripesExperiment {
  static final Param<Integer> FILTERS = Param.of("filters", 4);

  static final Experiment EXPERIMENT =
      Experiment.named("stripes")
          .data(locations -> data())
          .model(
              p -> conv(p.get(FILTERS), 3).relu().pool(2).flatten().classify(Stripes.CLASSES))
          .training(p -> adam(0.01).epochs(6).batch(16))
          .folds(p -> kFold(5).shuffled(42))
          .seed(1)
          .ablate(FILTERS, 2, 4, 8);

  private StripesExperiment() {}

  public static void main(String[] args) {
    System.exit(Foldwise.run(args, EXPERIMENT));
  }

  private static DataSet data() {
    return new DataSet(
        "stripes",
        "Stripes, drawn",
        Stripes.draw(480, 1),
        Optional.of(Stripes.draw(120, 2)),
        List.of("across", "down"));
  }
}
