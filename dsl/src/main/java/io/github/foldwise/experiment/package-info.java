/**
 * Experiments: data, model, training and folds around a baseline, tables of variants, and the
 * checks before a run. Start with {@link io.github.foldwise.experiment.Experiment#named}.
 */
package io.github.foldwise.experiment;
