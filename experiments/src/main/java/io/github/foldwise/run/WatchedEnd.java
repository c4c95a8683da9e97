package io.github.foldwise.run;

import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.TrialResult;
import java.nio.file.Path;
import java.util.Map;

/**
 * The end of an epoch for a listener that only watches: it can read and save, and change nothing.
 */
record WatchedEnd(EpochEnd end) implements EpochEnd {
  @Override
  public EpochResult result() {
    return end.result();
  }

  @Override
  public TrialResult asLast() {
    return end.asLast();
  }

  @Override
  public Checkpoint checkpoint() {
    return end.checkpoint();
  }

  @Override
  public Map<String, float[]> weights() {
    return end.weights();
  }

  @Override
  public void save(Path file) {
    end.save(file);
  }

  @Override
  public void setLearningRate(double rate) {
    throw refusal("sets the learning rate");
  }

  @Override
  public void endTraining() {
    throw refusal("ends a training");
  }

  /** Nothing in the run directory would say why its figures differ. */
  private static IllegalStateException refusal(String act) {
    return new IllegalStateException(
        "a listener that only watches %s: give it with .acting(name, listener)".formatted(act));
  }
}
