/** Files that models are written to and read from, and keys of checkpoints. */
package io.github.foldwise.runtime.file;
