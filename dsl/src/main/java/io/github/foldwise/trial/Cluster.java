package io.github.foldwise.trial;

import java.util.OptionalInt;

/**
 * Machines that train trials, as long as the connection is open. Cores and memory of this machine
 * limit none of them.
 */
public interface Cluster extends Trainer, AutoCloseable {
  /** The device that trains on each machine, as a run directory names it: {@code cpu}. */
  String device();

  /** Version of the engine on its machines, such as {@code 2.18.0}. */
  String version();

  /** Threads of each trial. */
  int threads();

  /** How many trials it trains side by side; empty if its machines are not known beforehand. */
  OptionalInt slots();

  /** Ends the connection, and what still trains. */
  @Override
  void close();
}
