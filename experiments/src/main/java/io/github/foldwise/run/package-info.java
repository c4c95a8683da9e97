/**
 * Runs experiments from a program: {@link io.github.foldwise.run.Run} trains what is missing and
 * writes the run directory, {@link io.github.foldwise.run.RunResult} holds the results as values.
 */
package io.github.foldwise.run;
