package io.github.foldwise.run.engine;

/**
 * How far a run has come. A computation with several names counts once, and a pruned trial not at
 * all.
 *
 * @param trials of the run: those of its tables, of selections within folds, and the refit
 * @param ended trials that ended, well or not, in this run or in one that it resumes
 * @param done operations trained in this run
 * @param left operations that are left to train if nothing more is pruned
 */
public record Progress(int trials, int ended, double done, double left) {}
