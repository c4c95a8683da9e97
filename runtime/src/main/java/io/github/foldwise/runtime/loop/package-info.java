/** The training loop: steps, evaluations, learning rate, early stopping and checkpoints. */
package io.github.foldwise.runtime.loop;
