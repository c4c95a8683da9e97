package io.github.foldwise.run.plan;

/**
 * A trial that helps to select a variant within a fold.
 *
 * @param outer the fold within whose training rows it trains and is judged
 * @param trial its fold is the inner one
 */
public record InnerTrial(int outer, PlannedTrial trial) {}
