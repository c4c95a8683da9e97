/**
 * The experiment engine: plans trials, trains them side by side, keeps a journal of what happened,
 * takes up a run where it was stopped, and derives the run directory's files. It gets a {@link
 * io.github.foldwise.trainer.Trainer} handed in and knows no engine.
 */
package io.github.foldwise.experiments.run;
