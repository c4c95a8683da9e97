package io.github.foldwise.cli.command;

import io.github.foldwise.cli.text.ChosenExperiment;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.DataSource;
import io.github.foldwise.datasets.Images;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Extent;
import io.github.foldwise.run.engine.WarningSearch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An experiment as requested, before its data is read: with the requested settings, and at most
 * {@code limit} rows of each set. The other components are those of {@link ChosenExperiment}.
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

  /** Rows that are already there have no place that could be another. */
  private DataSource source() {
    DataSource declared = experiment.data();
    return data.filter(asked -> declared.isInMemory()).<DataSource>map(Images::of).orElse(declared);
  }

  /** Reads the data and checks the experiment against it. */
  ChosenExperiment check(Surroundings surroundings) {
    DataSet all = source().load(surroundings.dataLocations(data));
    DataSet kept = limit.map(all::limit).orElse(all);
    ChosenExperiment chosen =
        ChosenExperiment.of(experiment.check(kept), extent, preset, choice, absorbed);
    var unusedSearch = WarningSearch.in(chosen.experiment()); // while TensorFlow loads
    return chosen;
  }
}
