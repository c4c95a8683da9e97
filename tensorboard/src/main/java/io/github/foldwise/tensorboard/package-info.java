/**
 * Runs in TensorBoard: {@link io.github.foldwise.tensorboard.TensorBoard} follows a run and writes
 * its event files, by TensorFlow's own protos. Nothing here loads TensorFlow's native library.
 */
package io.github.foldwise.tensorboard;
