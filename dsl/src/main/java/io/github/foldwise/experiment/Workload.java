package io.github.foldwise.experiment;

import io.github.foldwise.sweep.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much an experiment asks for. A fold-epoch is one pass over the training rows of one fold.
 *
 * @param cells rows of all tables, that of the baseline in each of them; without tables 1
 * @param trials variants × repeats × folds
 * @param trainings what is trained for them: trials that are the same computation share one, and so
 *     do trials of which one begins the other. Selections within folds and the refit are trained
 *     beside them
 * @param foldEpochs of the trainings
 * @param naiveFoldEpochs what it would be if each cell were trained by itself
 */
public record Workload(
    long cells, long trials, long trainings, long foldEpochs, long naiveFoldEpochs) {

  /** Of what is planned; a training that may stop early counts in full. */
  public static Workload of(CheckedExperiment experiment) {
    List<CheckedVariant> cells = cells(experiment);
    List<SharedTraining> shared = shared(experiment, experiment.variants());
    Beside beside = Beside.of(experiment);
    int repeats = experiment.protocol().repeats();
    return new Workload(
        cells.size(),
        experiment.variants().stream().mapToLong(variant -> trials(variant, repeats)).sum(),
        shared.stream().mapToLong(SharedTraining::trainings).sum() + beside.trainings,
        shared.stream().mapToLong(SharedTraining::foldEpochs).sum() + beside.foldEpochs,
        cells.stream().mapToLong(cell -> trials(cell, repeats) * cell.training().epochs()).sum()
            + beside.naiveFoldEpochs);
  }

  /** What is trained and has no cell. */
  private record Beside(long trainings, long foldEpochs, long naiveFoldEpochs) {
    static Beside of(CheckedExperiment experiment) {
      // Which variant will be refit is not known yet.
      int refits = experiment.protocol().refitsBest() ? 1 : 0;
      long refit = (long) refits * experiment.baseline().training().epochs();
      if (experiment.protocol().inner().isEmpty()) {
        return new Beside(refits, refit, refit);
      }
      List<CheckedVariant> candidates = experiment.candidates();
      long folds =
          experiment.innerFolds().stream().mapToLong(List::size).sum()
              * experiment.protocol().repeats();
      List<SharedTraining> shared = shared(experiment, candidates);
      return new Beside(
          folds * shared.size() + refits,
          folds * shared.stream().mapToLong(SharedTraining::mostEpochs).sum() + refit,
          folds * candidates.stream().mapToLong(variant -> variant.training().epochs()).sum()
              + refit);
    }
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

  private static List<SharedTraining> shared(
      CheckedExperiment experiment, List<CheckedVariant> variants) {
    List<SharedTraining> all = new ArrayList<>();
    for (CheckedVariant variant : variants) {
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
