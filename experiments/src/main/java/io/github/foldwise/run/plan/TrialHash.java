package io.github.foldwise.run.plan;

/**
 * Identifies a trial: hashes of all that determines its outcome.
 *
 * @param trial of everything; trials with the same hash are trained once
 * @param course of everything but the number of epochs, if a shorter training is the beginning of a
 *     longer one: trials of one course are then trained as one; otherwise the trial's own hash
 */
public record TrialHash(String trial, String course) {}
