package io.github.foldwise.cli.command;

import io.github.foldwise.trial.TrainerProvider;

/** The provider of trainers behind the command line. */
public interface Engine extends TrainerProvider {
  /**
   * Sets what the native library reads when it loads. Changing a process's environment is not
   * thread-safe: call this before another thread calls the rest.
   */
  default void prepare() {}
}
