package io.github.foldwise.cli.command;

import io.github.foldwise.cli.text.ChosenExperiment;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Extent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An experiment as it was asked for, before its data is read.
 *
 * @param experiment with the settings that were asked for
 * @param data folder of its data, where one was named
 * @param limit rows to keep of each set
 * @param extent how much of it is asked for
 * @param preset name of its preset; empty where it has none
 * @param choice arguments that choose it again, without paths
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

  /** Reads its data, and checks it on that. */
  ChosenExperiment check(Surroundings surroundings) {
    DataSet all = experiment.data().load(surroundings.dataLocations(data));
    DataSet kept = limit.map(all::limit).orElse(all);
    return ChosenExperiment.of(experiment.check(kept), extent, preset, choice, absorbed);
  }
}
