package io.github.foldwise.run.plan;

/**
 * The names of a trial: hashes of all that decides its outcome.
 *
 * @param trial of all of it; trials of the same hash are trained once
 * @param course of all but the number of epochs, where a longer training begins as a shorter one
 *     ends: then trials of one course are trained as one. Elsewhere the trial's own
 */
public record TrialHash(String trial, String course) {}
