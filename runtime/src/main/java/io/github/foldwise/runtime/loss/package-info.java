/** Losses, targets and predicted probabilities as graph ops. */
package io.github.foldwise.runtime.loss;
