package io.github.foldwise.cli.progress;

import io.github.foldwise.run.engine.RunListener;
import java.io.PrintStream;

/** Shows how far a run has come, until it is closed. */
public interface Progress extends RunListener, AutoCloseable {

  /** A bar where a person watches, plain lines elsewhere. */
  static Progress on(PrintStream out, boolean terminal) {
    return terminal ? new BarProgress(out) : new LineProgress(out, System::nanoTime);
  }

  @Override
  void close();
}
