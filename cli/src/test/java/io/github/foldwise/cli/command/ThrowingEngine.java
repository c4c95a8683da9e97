package io.github.foldwise.cli.command;

import io.github.foldwise.runtime.TensorFlowProvider;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialCosts;
import java.util.List;
import java.util.OptionalLong;

/** An engine that fails at each call but {@link #costs}. */
enum ThrowingEngine implements Engine {
  /** For commands that must not load TensorFlow. */
  UNTOUCHED {
    @Override
    Error error() {
      return new AssertionError("TensorFlow would have been loaded");
    }
  },

  /** Its native library is not there. */
  MISSING {
    @Override
    Error error() {
      return new UnsatisfiedLinkError("no jnitensorflow in java.library.path");
    }
  };

  abstract Error error();

  @Override
  public TrialCosts costs() {
    return new TensorFlowProvider().costs();
  }

  @Override
  public List<String> devices() {
    throw error();
  }

  @Override
  public String device(String request, int threads) {
    throw error();
  }

  @Override
  public OptionalLong memory(String device, int threads) {
    throw error();
  }

  @Override
  public Trainer trainer(String device, int threads) {
    throw error();
  }

  @Override
  public String version() {
    throw error();
  }
}
