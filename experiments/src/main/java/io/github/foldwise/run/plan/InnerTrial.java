package io.github.foldwise.run.plan;

/**
 * A trial that helps to select a variant within a fold.
 *
 * @param outer the fold whose training rows it trains and is evaluated on
 * @param trial the trial on an inner fold
 */
public record InnerTrial(int outer, PlannedTrial trial) {}
