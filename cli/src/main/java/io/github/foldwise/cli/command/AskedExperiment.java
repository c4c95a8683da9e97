package io.github.foldwise.cli.command;

import io.github.foldwise.cli.text.ChosenExperiment;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Extent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * An experiment as requested, before its data is read.
 *
 * @param experiment with the requested settings
 * @param data folder of its data, if one was named
 * @param limit rows to keep of each set
 * @param extent how much of it to run
 * @param preset name of its preset; empty if it has none
 * @param choice arguments that select it again, without paths
 * @param absorbed names of declared variants that the new settings made equal to the baseline
 */
record AskedExperiment(
    Experiment experiment,
    Optional<Path> data,
    Optional<Integer> limit,
    Extent extent,
    String preset,
    String choice,
    List<String> absorbed) {
  AskedExperiment {
    absorbed = List.copyOf(absorbed);
  }

  /** Reads the data and checks the experiment against it. */
  ChosenExperiment check(Surroundings surroundings) {
    DataSet all = experiment.data().load(surroundings.dataLocations(data));
    DataSet kept = limit.map(all::limit).orElse(all);
    ChosenExperiment chosen =
        ChosenExperiment.of(experiment.check(kept), extent, preset, choice, absorbed);
    // Copies of images are searched for while TensorFlow loads.
    var unused = CompletableFuture.supplyAsync(chosen.experiment()::warnings);
    return chosen;
  }
}
