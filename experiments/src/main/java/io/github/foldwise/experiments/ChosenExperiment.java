package io.github.foldwise.experiments;

import io.github.foldwise.experiment.CheckedExperiment;

/**
 * An experiment as it was asked for.
 *
 * @param experiment checked on its data
 * @param preset name of its preset; empty where it has none
 * @param arguments that choose it again, without paths
 */
record ChosenExperiment(CheckedExperiment experiment, String preset, String arguments) {}
