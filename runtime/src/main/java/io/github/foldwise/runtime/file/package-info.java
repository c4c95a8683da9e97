/** Files of trained models and keys of checkpoints. */
package io.github.foldwise.runtime.file;
