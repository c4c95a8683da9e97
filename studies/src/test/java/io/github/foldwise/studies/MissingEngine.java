package io.github.foldwise.studies;

import io.github.foldwise.cli.command.Engine;
import io.github.foldwise.trial.Trainer;
import java.util.List;
import java.util.OptionalLong;

/** An engine whose native library is not there. */
final class MissingEngine implements Engine {
  @Override
  public List<String> devices() {
    throw missing();
  }

  @Override
  public String device(String request, int threads) {
    throw missing();
  }

  @Override
  public OptionalLong memory(String device, int threads) {
    throw missing();
  }

  @Override
  public Trainer trainer(String device, int threads) {
    throw missing();
  }

  @Override
  public String version() {
    throw missing();
  }

  private static UnsatisfiedLinkError missing() {
    return new UnsatisfiedLinkError("no jnitensorflow in java.library.path");
  }
}
