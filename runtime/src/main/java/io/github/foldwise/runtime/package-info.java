/** Compiles models to TensorFlow graphs, trains them, and predicts with them. */
package io.github.foldwise.runtime;
