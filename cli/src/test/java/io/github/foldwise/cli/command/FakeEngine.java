package io.github.foldwise.cli.command;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.runtime.TensorFlowProvider;
import io.github.foldwise.trial.ClusterProvider;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialCosts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An engine with one CPU and the test's trainer. */
record FakeEngine(Trainer trainer) implements Engine {
  @Override
  public TrialCosts costs() {
    return new TensorFlowProvider().costs();
  }

  @Override
  public List<String> devices() {
    return List.of("cpu  CPU");
  }

  @Override
  public String device(String request, int threads) {
    if (request.startsWith("cuda")) {
      throw new RefusedException(
          Problem.of("device " + request, "a GPU", "only cpu", "Choose --device cpu."));
    }
    return "cpu";
  }

  @Override
  public OptionalLong memory(String device, int threads) {
    return OptionalLong.empty();
  }

  @Override
  public Trainer trainer(String device, int threads) {
    return trainer;
  }

  /** Whatever modules are on the class path of the tests. */
  @Override
  public Optional<ClusterProvider> cluster(String name) {
    return Optional.empty();
  }

  @Override
  public String version() {
    return "0.0.0-fake";
  }
}
