package io.github.foldwise.runtime.session;

import io.github.foldwise.runtime.graph.Inputs;
import org.tensorflow.Session;

/** Some rows of images, for one run. */
public interface Batch extends AutoCloseable {
  /** How many. */
  int rows();

  /** Feeds them, or where they lie. */
  void feed(Session.Runner runner, Inputs inputs);

  @Override
  void close();
}
