/** Optimizers as graph ops: update rules, clipping, decay, averages and constraints. */
package io.github.foldwise.runtime.update;
