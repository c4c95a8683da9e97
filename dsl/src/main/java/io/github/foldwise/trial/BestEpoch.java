package io.github.foldwise.trial;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.training.Monitor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the figures and weights of the best epoch so far, the first of equals. It changes nothing
 * in the training: {@code trained.withWeights(best.weights())} is the model of that epoch.
 */
public final class BestEpoch implements TrialListener {
  private final Monitor monitor;
  private volatile Kept kept = new Kept(Optional.empty(), Map.of());

  /** An epoch and its weights, replaced together. */
  private record Kept(Optional<EpochResult> epoch, Map<String, float[]> weights) {}

  private BestEpoch(Monitor monitor) {
    this.monitor = requireNonNull(monitor, "monitor");
  }

  /** Best by this figure: the lowest loss, or the highest accuracy. */
  public static BestEpoch by(Monitor monitor) {
    return new BestEpoch(monitor);
  }

  @Override
  public void epochEnded(EpochEnd end) {
    float figure = end.result().figure(monitor);
    if (kept.epoch().map(best -> isBetter(figure, best.figure(monitor))).orElse(true)) {
      kept = new Kept(Optional.of(end.result()), end.weights());
    }
  }

  private boolean isBetter(float figure, float than) {
    return monitor.isRising() ? figure > than : figure < than;
  }

  /** The best epoch; empty before the first. */
  public Optional<EpochResult> epoch() {
    return kept.epoch();
  }

  /** Copies of its weights, by name; empty before the first epoch. */
  public Map<String, float[]> weights() {
    Map<String, float[]> copies = new LinkedHashMap<>();
    kept.weights().forEach((name, values) -> copies.put(name, values.clone()));
    return copies;
  }
}
