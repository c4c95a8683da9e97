package io.github.foldwise.studies;

import io.github.foldwise.cli.command.Engine;
import io.github.foldwise.trial.Trainer;
import java.util.List;
import java.util.OptionalLong;

/** Stands where TensorFlow must not be touched. */
final class NoEngine implements Engine {
  @Override
  public List<String> devices() {
    throw touched();
  }

  @Override
  public String device(String request, int threads) {
    throw touched();
  }

  @Override
  public OptionalLong memory(String device, int threads) {
    throw touched();
  }

  @Override
  public Trainer trainer(String device, int threads) {
    throw touched();
  }

  @Override
  public String version() {
    throw touched();
  }

  private static AssertionError touched() {
    return new AssertionError("TensorFlow would have been loaded");
  }
}
