package io.github.foldwise.experiments;

import io.github.foldwise.experiments.run.RunListener;

/** Shows how far a run has come, until it is closed. */
interface Progress extends RunListener, AutoCloseable {

  /** A bar where a person watches, plain lines elsewhere. */
  static Progress on(Surroundings surroundings) {
    return surroundings.terminal().getAsBoolean()
        ? new BarProgress(surroundings.err())
        : new LineProgress(surroundings.err(), System::nanoTime);
  }

  @Override
  void close();
}
