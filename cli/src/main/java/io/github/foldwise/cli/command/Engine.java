package io.github.foldwise.cli.command;

import io.github.foldwise.cli.text.Place;
import io.github.foldwise.run.machine.Workers;
import io.github.foldwise.trial.ClusterProvider;
import io.github.foldwise.trial.TrainerProvider;
import java.util.Optional;
import java.util.ServiceLoader;

/** The provider of trainers behind the command line. */
public interface Engine extends TrainerProvider, AutoCloseable {
  /**
   * Sets what the native library reads when it loads. Changing a process's environment is not
   * thread-safe: call this before another thread calls the rest.
   */
  default void prepare() {}

  /** Trials in parallel unless the user gives a number, on a device that was found. */
  default int jobs(String device, int threads) {
    return Workers.number(device, threads);
  }

  /** The cluster of this name that a module on the class path knows; empty if none does. */
  default Optional<ClusterProvider> cluster(String name) {
    return ServiceLoader.load(ClusterProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals(name))
        .findFirst();
  }

  /** Where it trains. */
  default Place place() {
    return Place.THIS_MACHINE;
  }

  /** Leaves what it was connected to. */
  @Override
  default void close() {}
}
