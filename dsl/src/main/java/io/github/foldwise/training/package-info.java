/**
 * How a model is trained: optimizer, loss, epochs, validation and early stopping. Start with a word
 * of {@link io.github.foldwise.training.Optimizers}.
 */
package io.github.foldwise.training;
