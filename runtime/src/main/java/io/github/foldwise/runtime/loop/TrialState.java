package io.github.foldwise.runtime.loop;

import java.util.Map;

/** State of a trial between two epochs, besides their figures; {@code bestWeights} may be empty. */
record TrialState(Map<String, float[]> variables, Map<String, float[]> bestWeights) {}
