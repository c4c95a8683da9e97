package io.github.foldwise.trial;

/**
 * Figures over a set of rows. Batches are weighted by their rows.
 *
 * @param loss {@code dataLoss + penalty}
 * @param dataLoss mean of the rows' losses, each times its weight if rows have weights
 * @param penalty all penalties on weights and activations
 * @param accuracy share of correctly predicted rows, in [0,1]; ignores weights
 */
public record Scores(float loss, float dataLoss, float penalty, float accuracy) {}
