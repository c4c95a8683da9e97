/**
 * Classification metrics as scikit-learn computes them: {@link io.github.foldwise.metrics.Metrics}
 * takes labels and predicted probabilities.
 */
package io.github.foldwise.metrics;
