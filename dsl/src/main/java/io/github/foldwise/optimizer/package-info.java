/**
 * Update rules with their hyperparameters, weight decay, clipping and averaging. {@link
 * io.github.foldwise.training.Optimizers} starts a training with one.
 */
package io.github.foldwise.optimizer;
