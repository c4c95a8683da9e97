package io.github.foldwise.run.plan;

/**
 * A trial on an inner fold, which helps to select a variant within the outer fold of this number.
 */
public record InnerTrial(int outer, PlannedTrial trial) {}
