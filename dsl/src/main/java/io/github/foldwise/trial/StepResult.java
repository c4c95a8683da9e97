package io.github.foldwise.trial;

/**
 * One step, measured in training mode before its own update.
 *
 * @param step from 1, over the whole training
 * @param rows rows of its batch
 * @param learningRate learning rate of its update
 * @param scores scores of its batch alone
 */
public record StepResult(long step, int rows, float learningRate, Scores scores) {}
