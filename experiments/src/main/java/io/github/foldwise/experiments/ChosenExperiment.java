package io.github.foldwise.experiments;

import io.github.foldwise.experiment.CheckedExperiment;
import java.util.List;

/**
 * An experiment as it was asked for.
 *
 * @param experiment checked on its data
 * @param preset name of its preset; empty where it has none
 * @param arguments that choose it again, without paths
 * @param absorbed names of declared variants that the new settings made equal to the baseline
 */
record ChosenExperiment(
    CheckedExperiment experiment, String preset, String arguments, List<String> absorbed) {
  ChosenExperiment {
    absorbed = List.copyOf(absorbed);
  }
}
