package io.github.foldwise.run.plan;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.experiment.CheckedExperiment;
import java.util.HashSet;
import java.util.Set;

/**
 * Decides which trials keep the probabilities of all classes: the baseline's in plan order, until
 * there are {@value #MOST} numbers, and a refit. Those of all variants would be too much for a
 * journal.
 */
final class KeptProbabilities {
  /** 16 repeats of 60,000 rows and 10 classes: 40 MB as float32. */
  private static final long MOST = 10_000_000;

  private final CheckedExperiment experiment;
  private final Set<String> hashes = new HashSet<>();
  private final long most;
  private long room;

  KeptProbabilities(CheckedExperiment experiment) {
    this(experiment, MOST);
  }

  KeptProbabilities(CheckedExperiment experiment, long most) {
    this.experiment = experiment;
    this.most = most;
    this.room = most;
  }

  /** The trial, with a mark whether it keeps them; called for the trials in plan order. */
  PlannedTrial marked(PlannedTrial trial) {
    return trial.keepingProbabilities(keeps(trial));
  }

  private boolean keeps(PlannedTrial trial) {
    if (trial.isRefit()) {
      return numbers(trial, experiment.data().test().map(ImageData::rows).orElse(0)) <= most;
    }
    if (isOfTheBaseline(trial)) {
      room -= numbers(trial, trial.fold().validation().size());
      if (room >= 0) {
        hashes.add(trial.hash().trial());
      }
    }
    return hashes.contains(trial.hash().trial()); // also the same computation under another name
  }

  private boolean isOfTheBaseline(PlannedTrial trial) {
    return trial.variant().variant().name().equals(experiment.baseline().variant().name());
  }

  private static long numbers(PlannedTrial trial, int rows) {
    return (long) rows * trial.variant().model().spec().classes();
  }
}
