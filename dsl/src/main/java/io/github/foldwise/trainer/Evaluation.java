package io.github.foldwise.trainer;

/**
 * A trained model, judged on a set of rows.
 *
 * @param scores loss and accuracy
 * @param confusion counts of true against predicted classes
 */
public record Evaluation(Scores scores, ConfusionMatrix confusion) {}
