package io.github.foldwise.experiment;

import io.github.foldwise.sweep.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The amount of training in an experiment. A fold-epoch is one pass over a fold's training rows.
 *
 * @param tableRows rows of all tables, each with the baseline; 1 without tables
 * @param trials variants × repeats × folds
 * @param trainings number of trainings, inner folds and the refit included; trials share one if
 *     they are the same computation or if one is the start of the other
 * @param foldEpochs fold-epochs of all trainings
 * @param naiveFoldEpochs fold-epochs if each row were trained separately
 */
public record Workload(
    long tableRows, long trials, long trainings, long foldEpochs, long naiveFoldEpochs) {

  /** The workload of an experiment; training that may stop early counts in full. */
  public static Workload of(CheckedExperiment experiment) {
    List<CheckedVariant> rows = tableRows(experiment);
    List<SharedTraining> shared = shared(experiment, experiment.variants());
    Extra extra = Extra.of(experiment);
    int repeats = experiment.protocol().repeats();
    return new Workload(
        rows.size(),
        experiment.variants().stream().mapToLong(variant -> trials(variant, repeats)).sum(),
        shared.stream().mapToLong(SharedTraining::trainings).sum() + extra.trainings,
        shared.stream().mapToLong(SharedTraining::foldEpochs).sum() + extra.foldEpochs,
        rows.stream().mapToLong(row -> trials(row, repeats) * row.training().epochs()).sum()
            + extra.naiveFoldEpochs);
  }

  /** Trainings that belong to no row of a table. */
  private record Extra(long trainings, long foldEpochs, long naiveFoldEpochs) {
    static Extra of(CheckedExperiment experiment) {
      // The variant to refit is not known yet.
      int refits = experiment.protocol().refitsBest() ? 1 : 0;
      long refit = (long) refits * experiment.baseline().training().epochs();
      if (experiment.protocol().inner().isEmpty()) {
        return new Extra(refits, refit, refit);
      }
      List<CheckedVariant> candidates = experiment.candidates();
      long folds =
          experiment.innerFolds().stream().mapToLong(List::size).sum()
              * experiment.protocol().repeats();
      List<SharedTraining> shared = shared(experiment, candidates);
      return new Extra(
          folds * shared.size() + refits,
          folds * shared.stream().mapToLong(SharedTraining::mostEpochs).sum() + refit,
          folds * candidates.stream().mapToLong(variant -> variant.training().epochs()).sum()
              + refit);
    }
  }

  private static long trials(CheckedVariant variant, int repeats) {
    return (long) variant.folds().size() * repeats;
  }

  /** The rows of all tables; the baseline is a row of each. */
  private static List<CheckedVariant> tableRows(CheckedExperiment experiment) {
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
    Map<String, List<SharedTraining>> byText = new LinkedHashMap<>();
    for (CheckedVariant variant : variants) {
      List<SharedTraining> alike =
          byText.computeIfAbsent(SharedTraining.text(variant), text -> new ArrayList<>());
      SharedTraining shared =
          alike.stream().filter(other -> other.hasFoldsOf(variant)).findFirst().orElse(null);
      if (shared == null) {
        shared = new SharedTraining(variant);
        alike.add(shared);
      }
      shared.add(variant, experiment.protocol().repeats());
    }
    return byText.values().stream().flatMap(List::stream).toList();
  }
}
