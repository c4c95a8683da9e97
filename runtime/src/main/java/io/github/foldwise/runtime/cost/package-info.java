/** Estimates of the operations and memory of a trial. */
package io.github.foldwise.runtime.cost;
