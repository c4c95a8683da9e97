/**
 * The command line for experiments: {@link io.github.foldwise.cli.Foldwise#run} offers the commands
 * {@code run}, {@code plan}, {@code report}, {@code folds}, {@code list}, {@code devices} and
 * {@code data} for the experiments of a {@code main} method. To run experiments from another
 * program, use the module {@code experiments} instead.
 */
package io.github.foldwise.cli;
