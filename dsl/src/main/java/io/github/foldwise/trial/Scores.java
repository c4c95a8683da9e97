package io.github.foldwise.trial;

/**
 * What was measured over a set of rows. Batches are weighted by their rows.
 *
 * @param loss {@code dataLoss + penalty}
 * @param dataLoss mean of the rows' losses, each times its weight where rows have weights
 * @param penalty all penalties on weights and activations
 * @param accuracy share of rows whose predicted class is theirs, in [0,1]; weights do not count
 */
public record Scores(float loss, float dataLoss, float penalty, float accuracy) {}
