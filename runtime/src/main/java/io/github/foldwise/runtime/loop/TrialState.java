package io.github.foldwise.runtime.loop;

import java.util.Map;

/**
 * What a trial has come to between two epochs, beside the figures of its epochs: how its rules
 * stand is decided by these figures, and its random streams by seed, epoch and step.
 *
 * @param variables weights, moving statistics and optimizer slots, by name
 * @param bestWeights those of the best epoch so far; empty where none are kept
 */
record TrialState(Map<String, float[]> variables, Map<String, float[]> bestWeights) {}
