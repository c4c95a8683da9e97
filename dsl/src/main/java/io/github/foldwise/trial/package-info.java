/**
 * The port between experiments and what trains them: tasks, results, listeners and checkpoints of
 * one trial, and estimates of what it takes.
 */
package io.github.foldwise.trial;
