package io.github.foldwise.experiments;

import io.github.foldwise.experiment.CheckedExperiment;
import java.util.Locale;

/** How much an experiment asks for. */
final class Workload {
  private Workload() {}

  /** Variants times their folds. */
  static long trials(CheckedExperiment experiment) {
    return experiment.variants().stream().mapToLong(variant -> variant.folds().size()).sum();
  }

  /** Trials times their epochs. */
  static long foldEpochs(CheckedExperiment experiment) {
    return experiment.variants().stream()
        .mapToLong(variant -> (long) variant.folds().size() * variant.training().epochs())
        .sum();
  }

  /** {@code 1 trial}, {@code 20 trials}. */
  static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
