package io.github.foldwise.runtime;

import io.github.foldwise.runtime.cost.TensorFlowCosts;
import io.github.foldwise.runtime.device.Devices;
import io.github.foldwise.runtime.device.TensorFlowVersion;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrainerProvider;
import io.github.foldwise.trial.TrialCosts;
import java.util.List;
import java.util.OptionalLong;

/**
 * TensorFlow as the service that trains.
 *
 * <p>It sets no environment variable. A program that trains on a GPU and wants the same bits each
 * time starts with {@code TF_DETERMINISTIC_OPS=1}.
 */
public class TensorFlowProvider implements TrainerProvider {
  /** For {@link java.util.ServiceLoader}; loads nothing yet. */
  public TensorFlowProvider() {}

  @Override
  public List<String> devices() {
    return Devices.list(1).stream()
        .map(device -> device.name() + "  " + device.description())
        .toList();
  }

  @Override
  public String device(String request, int threads) {
    return Devices.choose(request, threads).name();
  }

  @Override
  public OptionalLong memory(String device, int threads) {
    return Devices.choose(device, threads).memoryBytes();
  }

  @Override
  public Trainer trainer(String device, int threads) {
    return new TensorFlowTrainer(Devices.choose(device, threads), threads);
  }

  @Override
  public TrialCosts costs() {
    return new TensorFlowCosts(1);
  }

  @Override
  public String version() {
    return TensorFlowVersion.text();
  }
}
