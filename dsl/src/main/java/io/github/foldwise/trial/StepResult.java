package io.github.foldwise.trial;

/**
 * One step, as it was measured in training mode before its own update.
 *
 * @param step from 1, over the whole training
 * @param rows of its batch
 * @param learningRate of its update
 * @param scores of its batch alone
 */
public record StepResult(long step, int rows, float learningRate, Scores scores) {}
