package io.github.foldwise.experiments.run;

/**
 * A trial named by what decides its outcome.
 *
 * @param variant its name
 * @param repeat from 1
 * @param fold from 1
 * @param fingerprint of all that decides the outcome
 */
record TrialKey(String variant, int repeat, int fold, String fingerprint) {}
