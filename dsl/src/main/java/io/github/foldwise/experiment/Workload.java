package io.github.foldwise.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much an experiment asks for. A fold-epoch is one pass over the training rows of one fold.
 *
 * @param cells rows of all tables, that of the baseline in each of them; without tables 1
 * @param trials variants × repeats × folds
 * @param trainings what is trained for them: trials that are the same computation share one, and so
 *     do trials of which one begins the other
 * @param foldEpochs of the trainings
 * @param naiveFoldEpochs what it would be if each cell were trained by itself
 */
public record Workload(
    long cells, long trials, long trainings, long foldEpochs, long naiveFoldEpochs) {

  /** Of what is planned; a training that may stop early counts in full. */
  public static Workload of(CheckedExperiment experiment) {
    List<CheckedVariant> cells = cells(experiment);
    List<SharedTraining> shared = shared(experiment);
    int repeats = experiment.protocol().repeats();
    return new Workload(
        cells.size(),
        experiment.variants().stream().mapToLong(variant -> trials(variant, repeats)).sum(),
        shared.stream().mapToLong(SharedTraining::trainings).sum(),
        shared.stream().mapToLong(SharedTraining::foldEpochs).sum(),
        cells.stream().mapToLong(cell -> trials(cell, repeats) * cell.training().epochs()).sum());
  }

  private static long trials(CheckedVariant variant, int repeats) {
    return (long) variant.folds().size() * repeats;
  }

  /** A table compares with the baseline, so that is a row of each. */
  private static List<CheckedVariant> cells(CheckedExperiment experiment) {
    if (experiment.tables().isEmpty()) {
      return List.of(experiment.baseline());
    }
    return experiment.tables().stream()
        .flatMap(
            table ->
                Stream.concat(Stream.of(Variant.BASELINE), table.variants().stream()).distinct())
        .map(variant -> experiment.checked(variant.name()))
        .toList();
  }

  private static List<SharedTraining> shared(CheckedExperiment experiment) {
    List<SharedTraining> all = new ArrayList<>();
    for (CheckedVariant variant : experiment.variants()) {
      SharedTraining shared =
          all.stream().filter(other -> other.serves(variant)).findFirst().orElse(null);
      if (shared == null) {
        shared = new SharedTraining(variant);
        all.add(shared);
      }
      shared.add(variant, experiment.protocol().repeats());
    }
    return all;
  }
}
