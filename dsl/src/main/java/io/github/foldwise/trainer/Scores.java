package io.github.foldwise.trainer;

/**
 * What was measured over a set of rows. Batches are weighted by their rows.
 *
 * @param loss {@code dataLoss + penalty}
 * @param dataLoss mean cross-entropy
 * @param penalty all penalties on weights and activations
 * @param accuracy share of rows whose largest logit is their class, in [0,1]
 */
public record Scores(float loss, float dataLoss, float penalty, float accuracy) {}
