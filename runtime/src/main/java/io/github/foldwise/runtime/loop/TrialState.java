package io.github.foldwise.runtime.loop;

import java.util.Map;

/**
 * State of a trial between two epochs, beside the figures of its epochs: these determine its rules,
 * and seed, epoch and step determine its random numbers.
 *
 * @param variables weights, moving statistics and optimizer slots, by name
 * @param bestWeights weights of the best epoch so far; empty if none are kept
 */
record TrialState(Map<String, float[]> variables, Map<String, float[]> bestWeights) {}
