package io.github.foldwise.run;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.trial.Cluster;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrainerProvider;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;

/**
 * What trains a run.
 *
 * @param trainer trains its trials
 * @param device that the trials run on
 * @param memory bytes of the device; empty if it computes in the memory of the machine
 * @param version of the engine behind the trainer
 */
record FoundTrainer(Trainer trainer, String device, OptionalLong memory, String version) {

  /** A user's trainer; nothing else is known about it, unless it trains on other machines. */
  static FoundTrainer given(Trainer trainer) {
    return trainer instanceof Cluster remote
        ? new FoundTrainer(remote, remote.device(), OptionalLong.empty(), remote.version())
        : new FoundTrainer(trainer, "custom", OptionalLong.empty(), "none (custom trainer)");
  }

  /** The trainer of the first provider on the class path or module path. */
  static FoundTrainer find(Optional<String> device, int threads) {
    return of(
        ServiceLoader.load(TrainerProvider.class).findFirst(), device.orElse("auto"), threads);
  }

  /** The trainer of a provider, if there is one. */
  static FoundTrainer of(Optional<TrainerProvider> found, String request, int threads) {
    TrainerProvider provider =
        found.orElseThrow(
            () ->
                new RefusedException(
                    Problem.of(
                        "trainer",
                        "one given with .with(…), or foldwise-runtime on the class path",
                        "neither",
                        "Add the dependency io.github.foldwise:foldwise-runtime.")));
    String device = provider.device(request, threads);
    return new FoundTrainer(
        provider.trainer(device, threads),
        device,
        provider.memory(device, threads),
        provider.version());
  }
}
